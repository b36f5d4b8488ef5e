import { parseFiscalPeriod } from "../figures/fiscalYear.js";
import { splitHeadingNumber, type RowNumber } from "./rowNumbers.js";
import type { TextLine } from "./textLines.js";
import type { Theme, ThemeSet } from "./transcript.js";
import { continuesIn, joinWrapped } from "./wrapping.js";

const THEME_WORD = "テーマ|柱|基本方針|基本目標|重点項目|重点方針|重点取組|重点施策|重点目標|重点分野|重点|視点|方針|方向性|目標|戦略";
const HEADING = new RegExp(`([0-9０-９一二三四五六七八九十]+)\\s*(?:つ|本)の\\s*((?:改革の|重点)?(?:${THEME_WORD}))|(${THEME_WORD})(?:一覧)?$`, "u");

interface Numbered {
  readonly index: number;
  readonly number: RowNumber;
}

/**
 * The themes that a plan is built on: a run of headings numbered from 1, under 「７つのテーマ」 or named 基本方針１, 柱１….
 * `isTaken` tells the lines of tables and lists.
 */
export function findThemes(lines: readonly TextLine[], isTaken: (index: number) => boolean): { readonly set: ThemeSet; readonly last: number } | undefined {
  for (const [index, line] of lines.entries()) {
    if (isTaken(index) || /[。、]$/u.test(line.text) || line.text.length > 45) continue;
    const word = HEADING.exec(line.text);
    const run = word ? findRun(lines, index + 1, isTaken) : findWordedRun(lines, index, isTaken);
    if (run.length < 2) continue;
    const declared = Number((word?.[1] ?? "").normalize("NFKC"));
    const numbered = declared >= 2 && run.length > declared ? run.slice(0, declared) : run;
    const name = word?.[2] ?? word?.[3] ?? wordOf(numbered[0]?.number.raw ?? "");
    return readThemes(lines, isTaken, numbered, word ? line.text : "", name);
  }
  return undefined;
}

/** Headings numbered 1, 2, 3… in one dress; the first stands close below. */
function findRun(lines: readonly TextLine[], from: number, isTaken: (index: number) => boolean): readonly Numbered[] {
  const run: Numbered[] = [];
  for (let i = from; i < lines.length && (run.length > 0 || i < from + 4); i++) {
    const line = lines[i];
    if (!line || isTaken(i)) break;
    const number = headingNumber(line);
    if (!number) continue;
    if (number.number === run.length + 1 && (run.length === 0 || number.style === run[0]?.number.style)) run.push({ index: i, number });
    else if (run.length > 0 && number.style === run[0]?.number.style) break;
  }
  return run;
}

function findWordedRun(lines: readonly TextLine[], index: number, isTaken: (index: number) => boolean): readonly Numbered[] {
  const line = lines[index];
  const number = line ? headingNumber(line) : undefined;
  return number?.number === 1 && wordOf(number.raw) !== "" ? findRun(lines, index, isTaken) : [];
}

function headingNumber(line: TextLine): RowNumber | undefined {
  const number = splitHeadingNumber(line.text);
  return number && number.rest !== "" && !/。$/u.test(number.rest) && number.rest.length <= 40 && parseFiscalPeriod(number.rest) === undefined ? number : undefined;
}

function wordOf(raw: string): string {
  return new RegExp(`^(${THEME_WORD})`, "u").exec(raw.trim())?.[1] ?? "";
}

function readThemes(lines: readonly TextLine[], isTaken: (index: number) => boolean, run: readonly Numbered[], heading: string, word: string): { readonly set: ThemeSet; readonly last: number } {
  const themes: Theme[] = [];
  let notes: readonly string[] = [];
  let last = run.at(-1)?.index ?? 0;
  run.forEach(({ index, number }, i) => {
    const end = run[i + 1]?.index ?? lines.length;
    const own = takeOwn(lines, index + 1, end, isTaken);
    const titleCount = titleLength(number.rest, own);
    const titleLines = joinTitle([number.rest, ...own.slice(0, titleCount).map((line) => line.text)]);
    const { body, used } = readBody(own.slice(titleCount));
    themes.push({ numberRaw: number.raw, number: number.number, titleLines, body, lineNumber: lines[index]?.lineNumber ?? 0 });
    if (i === run.length - 1) {
      const rest = readNotes(own.slice(titleCount + used));
      notes = rest.notes;
      last = index + titleCount + used + rest.used;
    }
  });
  return { set: { heading, word, themes, notes }, last };
}

function takeOwn(lines: readonly TextLine[], from: number, end: number, isTaken: (index: number) => boolean): readonly TextLine[] {
  const own: TextLine[] = [];
  for (let i = from; i < end && !isTaken(i); i++) { const line = lines[i]; if (line) own.push(line); }
  return own;
}

/** Lines right below the heading belong to its title if a blank line parts them from the body; in a dense text only what the language joins does. */
function titleLength(title: string, own: readonly TextLine[]): number {
  let count = 0;
  while (count < own.length && own[count]?.blanksBefore === 0) count++;
  const block = own.slice(0, count);
  if (block.length > 0 && block.length <= 2 && block.every((line) => !/[。、]/u.test(line.text) && line.text.length <= 30 && !/^[・◇◆○●※]/u.test(line.text)) && count < own.length) return count;
  const next = own[0];
  return next?.blanksBefore === 0 && !/。|^[・•◇◆○●※]/u.test(next.text) && next.text.length <= 20 && continuesIn(title, next.text) === "surely" ? 1 : 0;
}

/** A title broken inside a phrase is joined; a line that stands for itself stays a line. */
function joinTitle(pieces: readonly string[]): readonly string[] {
  return pieces.reduce<string[]>((lines, piece) => {
    const before = lines.at(-1);
    if (before !== undefined && continuesIn(before, piece) === "surely") lines[lines.length - 1] = joinWrapped([before, piece]);
    else lines.push(piece);
    return lines;
  }, []);
}

/** The body ends with the last sentence before a mark, a blank line after a full stop, or a line that is no sentence's part. */
function readBody(own: readonly TextLine[]): { readonly body: string; readonly used: number } {
  let used = 0;
  let ended = 0;
  for (const line of own) {
    if (/^[◇◆■□※【]/u.test(line.text) || (used > 0 && ended === used && line.blanksBefore > 0) || line.opensPage) break;
    used++;
    if (/。$/u.test(line.text)) ended = used;
  }
  return { body: joinWrapped(own.slice(0, ended).map((line) => line.text)), used: ended };
}

/** 「◇各取組項目は、複数のテーマに関連する形で構成する。」 */
function readNotes(own: readonly TextLine[]): { readonly notes: readonly string[]; readonly used: number } {
  const notes: string[] = [];
  let open: string[] = [];
  let used = 0;
  for (const [i, line] of own.entries()) {
    const isMarked = /^[◇◆※]/u.test(line.text);
    if (!isMarked && open.length === 0) break;
    open.push(isMarked ? line.text.replace(/^[◇◆※]\s*/u, "") : line.text);
    if (/。$/u.test(line.text)) { notes.push(joinWrapped(open)); open = []; used = i + 1; }
  }
  return { notes, used };
}
