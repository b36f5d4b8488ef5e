import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { HELP, HELP_TITLES, type HelpKey } from "../messages/commandHelp.js";
import type { Language } from "../messages/language.js";
import type { CompareCommandOptions } from "./commands/compare.js";
import type { ErrataCommandOptions } from "./commands/errata.js";
import type { SummaryCommandOptions } from "./commands/summary.js";
import type { CommandContext } from "./commandContext.js";
import type { ExitStatus } from "./exitStatus.js";
import { helpWidth } from "./terminalText.js";

declare const __KENSAN_VERSION__: string;

type Finish = (status: ExitStatus) => void;

/**
 * The commands with their arguments and options. What a command does is loaded when it is called, so that help and
 * wrong usage answer at once.
 */
export function makeProgram(context: CommandContext, finish: Finish): Command {
  const { language } = context;
  const text = (key: HelpKey): string => HELP[key][language];
  const program = prepare(new Command("kensan"), context)
    .description(text("program"))
    .version(__KENSAN_VERSION__, "-V, --version", text("version"))
    .helpCommand("help [command]", text("help"))
    .addHelpText("after", `\n${text("status")}`);

  const add = (name: HelpKey): Command =>
    prepare(program.command(name), context).description(text(name)).addOption(languageOption(text("lang")));

  add("check")
    .argument("<file...>", text("check.files"))
    .option("--json", text("json"))
    .option("--sheet <name>", text("sheet"))
    .action(async (files: string[], options: { json?: true; sheet?: string }) => {
      const { runCheck } = await import("./commands/check.js");
      finish(await runCheck(files, options, context));
    });
  add("import")
    .argument("<text|pdf>", text("import.document"))
    .requiredOption("-o, --output <out.xlsx>", text("output"))
    .option("--live", text("live"))
    .action(async (file: string, options: { output: string; live?: true }) => {
      const { runImport } = await import("./commands/import.js");
      finish(await runImport(file, options, context));
    });
  add("summary")
    .argument("<file>", text("summary.file"))
    .argument("[after]", text("summary.after"))
    .option("--base", text("base"))
    .requiredOption("-o, --output <out.xlsx>", text("output"))
    .option("--document-number <text>", text("documentNumber"))
    .action(async (file: string, after: string | undefined, options: SummaryCommandOptions) => {
      const { runSummary } = await import("./commands/summary.js");
      finish(await runSummary(after === undefined ? [file] : [file, after], options, context));
    });
  add("compare")
    .argument("<before>", text("compare.before"))
    .argument("[after]", text("compare.after"))
    .option("--base", text("base"))
    .option("--key <heading>", text("compare.key"))
    .option("--json", text("compare.json"))
    .option("--all", text("compare.all"))
    .option("--exact", text("compare.exact"))
    .option("-o, --output <out.xlsx>", text("compare.output"))
    .option("--document-number <text>", text("documentNumber"))
    .addOption(choiceOption("--order <before-first|after-first>", text("compare.order"), ["before-first", "after-first"]))
    .addOption(choiceOption("--stage <plan|proposal|decided>", text("compare.stage"), ["plan", "proposal", "decided"]))
    .addOption(choiceOption("--mark <underline|bold|color>", text("compare.mark"), ["underline", "bold", "color"]))
    .action(async (before: string, after: string | undefined, options: CompareCommandOptions) => {
      checkPair(after, options.base, "after");
      const { runCompare } = await import("./commands/compare.js");
      finish(await runCompare(before, after, options, context));
    });
  add("errata")
    .argument("<first>", text("errata.first"))
    .argument("[corrected]", text("errata.corrected"))
    .option("--base", text("base"))
    .requiredOption("-o, --output <out.xlsx>", text("output"))
    .option("--document-number <text>", text("documentNumber"))
    .action(async (first: string, corrected: string | undefined, options: ErrataCommandOptions) => {
      checkPair(corrected, options.base, "corrected");
      const { runErrata } = await import("./commands/errata.js");
      finish(await runErrata(first, corrected, options, context));
    });
  add("repair")
    .argument("<file>", text("repair.file"))
    .requiredOption("-o, --output <out.xlsx>", text("output"))
    .option("--only <id...>", text("only"))
    .action(async (file: string, options: { output: string; only?: string[] }) => {
      const { runRepair } = await import("./commands/repair.js");
      finish(await runRepair(file, options, context));
    });
  add("exclude")
    .argument("<file>", text("repair.file"))
    .argument("<id>", text("exclude.id"))
    .option("--reason <text>", text("reason"))
    .option("--readmit", text("readmit"))
    .requiredOption("-o, --output <out.xlsx>", text("output"))
    .action(async (file: string, id: string, options: { output: string; reason?: string; readmit?: true }) => {
      const { runExclude } = await import("./commands/exclude.js");
      finish(await runExclude(file, id, options, context));
    });
  add("mark")
    .argument("<file>", text("repair.file"))
    .requiredOption("-o, --output <out.xlsx>", text("output"))
    .option("--clear", text("clear"))
    .action(async (file: string, options: { output: string; clear?: true }) => {
      const { runMark } = await import("./commands/mark.js");
      finish(await runMark(file, options, context));
    });
  return program;
}

/** Two editions are named, or one and the edition that is kept inside it. */
function checkPair(second: string | undefined, base: true | undefined, name: string): void {
  if (second === undefined && !base) throw new CommanderError(1, "commander.missingArgument", `'${name}'`);
  if (second !== undefined && base) throw new CommanderError(1, "commander.excessArguments", `'${second}'`);
}

/** Errors are thrown to be said in our own words; help goes to the streams of the run, in its language. */
function prepare(command: Command, { io, language }: CommandContext): Command {
  return command
    .exitOverride()
    .allowExcessArguments(false)
    .helpOption("-h, --help", HELP.help[language])
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text),
      outputError: () => undefined,
      getOutHasColors: () => io.hasColors,
    })
    .configureHelp({ styleTitle: (title) => translateTitle(title, language), displayWidth: helpWidth });
}

function translateTitle(title: string, language: Language): string {
  return title in HELP_TITLES ? HELP_TITLES[title as keyof typeof HELP_TITLES][language] : title; // `in` has just shown it to be a key
}

function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  const name = flags.split(" ")[0] ?? "";
  return new Option(flags, description).argParser((value) => {
    if (!choices.includes(value)) throw new InvalidArgumentError(`${name} ${value}`);
    return value;
  });
}

function languageOption(description: string): Option {
  return new Option("--lang <ja|en>", description).argParser((value) => {
    if (value !== "ja" && value !== "en") throw new InvalidArgumentError(`--lang ${value}`);
    return value;
  });
}
