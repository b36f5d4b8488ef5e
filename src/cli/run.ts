import { CommanderError } from "commander";
import type { CommandFailure, CommandFailureCode } from "../messages/commandLine.js";
import type { Language } from "../messages/language.js";
import { sayFailure, type CommandContext } from "./commandContext.js";
import type { CommandIo } from "./commandIo.js";
import { describeBug } from "./describeBug.js";
import type { ExitStatus } from "./exitStatus.js";
import { makeProgram } from "./program.js";

/**
 * Runs one command line and gives its exit status; writes only through `io`.
 * @param argv the arguments after the program's name
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<ExitStatus> {
  const context: CommandContext = { io, language: findLanguage(argv) };
  let status: ExitStatus = 0;
  try {
    if (argv.length === 0) return sayFailure({ code: "no-command" }, context);
    const program = makeProgram(context, (finished) => (status = finished));
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (cause) {
    if (cause instanceof CommanderError) return answerUsage(cause, context);
    // The last door: a bug of ours is said as such, never passed off as a result.
    // The stack is for those who mend it: KENSAN_DEBUG=1.
    if (process.env["KENSAN_DEBUG"]) io.err(`${cause instanceof Error ? (cause.stack ?? "") : ""}\n`);
    return sayFailure({ code: "crashed", detail: describeBug(cause) }, context);
  }
}

/** Looked for before anything is parsed, so that wrong usage is said in the language asked for, too. */
function findLanguage(argv: readonly string[]): Language {
  const end = argv.indexOf("--");
  const options = end < 0 ? argv : argv.slice(0, end);
  const wantsEnglish = options.some((word, i) => word === "--lang=en" || (word === "--lang" && options[i + 1] === "en"));
  return wantsEnglish ? "en" : "ja";
}

const USAGE_CODES: Readonly<Record<string, CommandFailureCode>> = {
  "commander.unknownCommand": "unknown-command",
  "commander.unknownOption": "unknown-option",
  "commander.missingArgument": "missing-argument",
  "commander.optionMissingArgument": "missing-value",
  "commander.missingMandatoryOptionValue": "missing-output",
  "commander.invalidArgument": "bad-value",
  "commander.excessArguments": "too-many-arguments",
};

function answerUsage(cause: CommanderError, context: CommandContext): ExitStatus {
  if (cause.exitCode === 0) return 0; // --help and --version have been printed
  return sayFailure(usageOf(cause), context);
}

function usageOf(cause: CommanderError): CommandFailure {
  const code = USAGE_CODES[cause.code];
  if (!code) return { code: "bad-value", detail: cause.message };
  // commander puts what it stumbled over into quotes, and the value of an option behind its last full stop.
  const quoted = code === "bad-value" ? /--(?:lang|order|stage|mark) \S*$/.exec(cause.message)?.[0] : /'([^']*)'/.exec(cause.message)?.[1];
  return quoted === undefined ? { code } : { code, detail: quoted };
}
