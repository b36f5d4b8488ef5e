import { formatFailure, type CommandFailure } from "../messages/commandLine.js";
import type { Language } from "../messages/language.js";
import type { CommandIo } from "./commandIo.js";
import type { ExitStatus } from "./exitStatus.js";
import { toOneLine } from "./terminalText.js";

/** What every command gets: where to write, and in which language. */
export interface CommandContext {
  readonly io: CommandIo;
  readonly language: Language;
}

/** Says on standard error, in one line, why something could not be done; gives the status that it means. */
export function sayFailure(failure: CommandFailure, { io, language }: CommandContext): ExitStatus {
  io.err(`${toOneLine(formatFailure(failure, language))}\n`);
  return failure.code === "crashed" ? 2 : 3;
}

/** Says something worth knowing that is no failure; on standard error, so that results stay alone on the other stream. */
export function sayNotice(sentence: string, { io }: CommandContext): void {
  io.err(`${toOneLine(sentence)}\n`);
}
