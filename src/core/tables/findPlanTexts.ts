import type { CellAddress } from "../grid/address.js";
import { cellsOfRow, type Grid, type Workbook } from "../grid/grid.js";
import { comparable } from "../figures/labels.js";
import { findRationale, type Rationale } from "./findRationale.js";

/** The texts of a plan that stand outside its tables: what it calls itself, and why it is revised. */
export interface PlanTexts {
  /** In reading order; a document that calls itself by two names has two. */
  readonly titles: readonly PlacedText[];
  readonly rationale: Rationale | undefined;
}

export interface PlacedText {
  readonly sheet: string;
  readonly at: CellAddress;
  readonly text: string;
}

const TITLE_LABEL = /^(?:表題|標題|題名|題目|タイトル|件名|文書名|計画名|title)[0-9:]*$/i;
const TITLE_END = /について$|(?:計画|プラン|方針|ビジョン|大綱|戦略|指針|構想)(?:の?(?:改定|改訂|見直し|変更))?(?:版|案|素案|原案)?(?:\((?:案|素案|原案|改定案|改訂版|改定版)\))?(?:について|の概要|の改定|の見直し)?$/;
/** A title stands at the head of a sheet. */
const TITLE_ROWS = 6;
const TITLE_LENGTH = { least: 6, most: 60 };

/**
 * Finds the document's titles and its rationale, on whatever sheet they are.
 * @example 概要!A1 「○○市行政プラン 改定版（案）について」, A3 「１ 見直しの考え方」, A4 「本プランも策定から…」
 *   → { titles: [A1], rationale: { heading: "見直しの考え方", paragraphs: [[A4]] } }
 */
export function findPlanTexts(workbook: Workbook): PlanTexts {
  const sheets = workbook.sheets.filter((sheet) => sheet.visibility === "visible");
  return { titles: distinct(sheets.flatMap(titlesOf)), rationale: findRationale(sheets) };
}

function titlesOf(grid: Grid): PlacedText[] {
  const titles: PlacedText[] = [];
  const head = new Set(grid.rowIndexes.slice(0, TITLE_ROWS));
  for (const rowIndex of grid.rowIndexes) {
    if (typeof grid.row(rowIndex).at(-1) === "number") continue; // most lines of a table end in a figure
    const texts = textsOfRow(grid, rowIndex);
    const [first, second] = texts;
    if (!first) continue;
    // two titles side by side compare two editions (新旧対照表): neither is the document's own
    const isCompared = texts.slice(2).some(({ text }) => looksLikeTitle(text));
    const labelled = TITLE_LABEL.test(comparable(first.text)) && !isCompared ? second : undefined;
    const alone = texts.length === 1 && head.has(rowIndex) && looksLikeTitle(first.text) ? first : undefined;
    const title = labelled ?? alone;
    if (title) titles.push(title);
  }
  return titles;
}

function looksLikeTitle(text: string): boolean {
  const plain = comparable(text);
  return plain.length >= TITLE_LENGTH.least && plain.length <= TITLE_LENGTH.most && !plain.includes("。") && TITLE_END.test(plain);
}

/** The texts of a row's cells from the left; a row that holds anything but text has none. */
function textsOfRow(grid: Grid, rowIndex: number): PlacedText[] {
  const texts: PlacedText[] = [];
  for (const [columnIndex, value] of cellsOfRow(grid.row(rowIndex))) {
    if (typeof value !== "string") return [];
    texts.push({ sheet: grid.name, at: { rowIndex, columnIndex }, text: value });
  }
  return texts;
}

/** The same title on every sheet is one title; the first place stands for it. */
function distinct(titles: readonly PlacedText[]): PlacedText[] {
  const seen = new Set<string>();
  return titles.filter((title) => {
    const key = comparable(title.text);
    return !seen.has(key) && seen.add(key);
  });
}
