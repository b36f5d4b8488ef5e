import { comparable } from "../figures/labels.js";
import { parseFiscalPeriod } from "../figures/fiscalYear.js";
import { parseHeading } from "./sections.js";
import { splitHeadingNumber } from "./rowNumbers.js";
import type { TextLine } from "./textLines.js";
import type { Passage, Stage, TranscriptTitle } from "./transcript.js";
import { joinWrapped } from "./wrapping.js";

const PLAN = "計画|プラン|大綱|方針|ビジョン|戦略|構想|指針|プログラム";
const TITLE = new RegExp(`(?:${PLAN}).*(?:について|案|版|概要|改定|改訂|見直し)[）)】]?$|(?:${PLAN})[）)】]?$`, "u");
const STAGE_TITLE = new RegExp(`(?:${PLAN}).*(?:について|案[）)】]?|版[）)】]?|概要)$`, "u");
const DRAFT = /(?:第?[0-9０-９一二三四五]+次)?(?:中間)?(?:改定|改訂|見直し|変更|修正)?版?\s*[（(]?(?:素案|原案|骨子案|最終案|案)[）)]?/u;
const DECIDED = /(?:改定|改訂|変更|修正)版|確定版|決定/u;

/** The document's titles: its first line, and lines on covers and page heads that name a plan and its stage. */
export function findTitles(lines: readonly TextLine[], isTaken: (index: number) => boolean): readonly TranscriptTitle[] {
  const titles: TranscriptTitle[] = [];
  lines.forEach((line, index) => {
    if (isTaken(index) || !mayBeTitle(line)) return;
    const isFirst = index === 0 && parseHeading(line) === undefined;
    const stands = line.opensPage || line.blanksBefore >= 2 || (lines[index + 1]?.blanksBefore ?? 1) >= 1;
    if (!isFirst && !(STAGE_TITLE.test(line.text) && stands) && !(line.opensPage && TITLE.test(line.text)) && !(new RegExp(`(?:${PLAN})$`, "u").test(line.text) && joinWithStage(line, lines[index + 1]) !== line.text)) return;
    const text = joinWithStage(line, lines[index + 1]);
    if (!titles.some((title) => comparable(title.text) === comparable(text))) titles.push({ text, lineNumber: line.lineNumber });
  });
  return titles;
}

function mayBeTitle(line: TextLine): boolean {
  return line.text.length <= 45 && !/[。、]|^[・◇◆●※■□]|^○(?!○)/u.test(line.text) && splitHeadingNumber(line.text) === undefined && parseFiscalPeriod(line.text) === undefined;
}

/** 「（案）」 or 「改定版（案）」 on a line of its own ends the title above it. */
function joinWithStage(line: TextLine, next: TextLine | undefined): string {
  const isStage = next !== undefined && next.blanksBefore <= 1 && next.text.length <= 16 && /^[（(【]?(?:改定|改訂|見直し|変更|素案|原案|案|中間)/u.test(next.text) && !/[。、]/u.test(next.text);
  return isStage && new RegExp(`(?:${PLAN})(?:\\s*[0-9０-９]{2,4})?(?:[（(][^（()）]*[)）])?$`, "u").test(line.text) ? `${line.text}\n${next.text}` : line.text;
}

/** 改定案 is a draft, 改定版 without 案 is decided; every wording is kept. */
export function findStage(titles: readonly TranscriptTitle[]): Stage | undefined {
  const drafts = titles.flatMap((title) => DRAFT.exec(title.text)?.[0].trim() ?? []);
  if (drafts.length > 0) return { kind: "draft", raws: [...new Set(drafts)] };
  const decided = titles.flatMap((title) => DECIDED.exec(title.text)?.[0] ?? []);
  return decided.length > 0 ? { kind: "decided", raws: [...new Set(decided)] } : undefined;
}

/** Two titles of one plan that tell its stage in different words. */
export function findTitleConflict(titles: readonly TranscriptTitle[]): readonly [string, string] | undefined {
  const staged = titles.flatMap((title) => { const stage = (DRAFT.exec(title.text) ?? DECIDED.exec(title.text))?.[0]; return stage ? [{ text: title.text, stage: comparable(stage), plan: planOf(title.text) }] : []; });
  for (const [i, first] of staged.entries()) {
    const second = staged.slice(i + 1).find((other) => other.plan === first.plan && other.stage !== first.stage);
    if (second) return [first.text, second.text];
  }
  return undefined;
}

function planOf(title: string): string {
  return comparable(new RegExp(`^.*?(?:${PLAN})`, "u").exec(title)?.[0] ?? title);
}

const RATIONALE = /(?:見直し|改定|改訂|変更|策定).*(?:考え方|趣旨|背景|目的|理由|経緯|必要性|にあたって|に当たって)$|^(?:改定|改訂|見直し|変更|計画見直し)の?(?:趣旨|背景|目的|理由)等?$/u;

/** Why the plan is revised: the sentences under 「見直しの考え方」 or a heading like it. */
export function findRationale(lines: readonly TextLine[], isTaken: (index: number) => boolean): Passage | undefined {
  for (const [index, line] of lines.entries()) {
    const heading = parseHeading(line) ?? line.text;
    if (isTaken(index) || !RATIONALE.test(heading) || heading.length > 30) continue;
    const own: TextLine[] = [];
    for (let i = index + 1; i < lines.length; i++) {
      const next = lines[i];
      if (!next || isTaken(i) || parseHeading(next) !== undefined || (next.opensPage && /。$/u.test(own.at(-1)?.text ?? ""))) break;
      own.push(next);
    }
    const last = own.map((next) => /。$/u.test(next.text)).lastIndexOf(true);
    if (last >= 0) return { heading: line.text, text: joinWrapped(own.slice(0, last + 1).map((next) => next.text)) };
  }
  return undefined;
}
