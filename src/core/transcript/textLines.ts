import { parseFigure } from "../figures/figure.js";
import { comparable } from "../figures/labels.js";

/** A run of characters between blanks. `start` and `end` count characters of the line as extracted. */
export interface TextToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line that says something: blank lines, page numbers and running footers are gone, their traces kept in `blanksBefore` and `page`. */
export interface TextLine {
  /** From 1, in the text as given. */
  readonly lineNumber: number;
  /** As extracted, without its line end. */
  readonly raw: string;
  /** Without the blanks at both ends. */
  readonly text: string;
  readonly tokens: readonly TextToken[];
  readonly indent: number;
  /** How many blank lines lie between this line and the one before it. */
  readonly blanksBefore: number;
  /** From 0; a form feed begins the next. */
  readonly page: number;
  readonly opensPage: boolean;
}

/**
 * Cuts extracted text into lines that carry content.
 * @example readTextLines("甲  １\n\n- 2 -\n\f乙 ２").map((l) => l.text) → ["甲  １", "乙 ２"]
 */
export function readTextLines(text: string): readonly TextLine[] {
  const drafts = splitLines(text);
  const running = findRunningLines(drafts);
  const lines: TextLine[] = [];
  let blanks = 0;
  let page = 0;
  const seen = new Set<string>();
  drafts.forEach((draft, index) => {
    const trimmed = draft.raw.trim();
    if (trimmed === "") { blanks++; return; }
    if (isPageNumber(trimmed, drafts, index)) return;
    const key = comparable(trimmed);
    if (running.has(key) && atPageEdge(drafts, index)) {
      if (seen.has(key)) return;
      seen.add(key); // the first one may be the document's title
    }
    const opensPage = lines.length === 0 || draft.page !== page;
    page = draft.page;
    const tokens = cutTokens(draft.raw);
    lines.push({
      lineNumber: draft.lineNumber, raw: draft.raw, text: trimmed, tokens, indent: tokens[0]?.start ?? 0,
      blanksBefore: lines.length === 0 ? 0 : blanks, page, opensPage,
    });
    blanks = 0;
  });
  return lines;
}

/** The tokens of a text; white space of any width parts them. */
export function cutTokens(text: string): readonly TextToken[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}

/** Joins what a tool parted for layout: runs of blanks become one; full-width blanks alone stay, they belong to the print (合　　計). */
export function tidyBlanks(text: string): string {
  return text.trim().replace(/\s{2,}/gu, (run) => (/^\u3000+$/.test(run) ? run : " ")).replace(/[\t\u00a0]/g, " ");
}

/** How many characters the line says something with: blanks that lay it out do not make it long. */
export function letterCount(line: TextLine): number {
  return line.tokens.reduce((sum, token) => sum + token.text.length, 0);
}

/** Columns that a text takes on a terminal: full-width characters count two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const ch of text) width += /[\u1100-\u115f\u2010-\u2027\u2030-\u206f\u2100-\u2bff\u2e80-\uff60\uffe0-\uffe6]/.test(ch) ? 2 : 1;
  return width;
}

interface DraftLine {
  readonly lineNumber: number;
  readonly raw: string;
  readonly page: number;
}

function splitLines(text: string): DraftLine[] {
  const drafts: DraftLine[] = [];
  let page = 0;
  let lineNumber = 0;
  // Zero-width characters come from tagged PDFs and would part equal words.
  for (const raw of text.replace(/[\u200b\u200c\u200d\u2060\ufeff\u00ad]/g, "").replace(/\t/g, "  ").split(/\r\n|\r|\n/)) {
    lineNumber++;
    const parts = raw.split("\f");
    parts.forEach((part, index) => {
      if (index > 0) page++;
      if (index === 0 || part.trim() !== "" || parts.length === 1) drafts.push({ lineNumber, raw: part.replace(/\s+$/u, ""), page });
    });
  }
  return drafts;
}

const PAGE_NUMBER = /^(?:[-‐‑–—―−－ー~～]\s*\d{1,4}\s*[-‐‑–—―−－ー~～]|p(?:age)?\.?\s*\d{1,4}|\d{1,4}\s*(?:\/|／|of)\s*\d{1,4}(?:\s*(?:ページ|頁))?|\d{1,4}\s*(?:ページ|頁))$/i;

/** 「- 3 -」 anywhere; a lone number only at the edge of a page, since a table's cell may stand alone on its line. */
function isPageNumber(text: string, drafts: readonly DraftLine[], index: number): boolean {
  const plain = text.normalize("NFKC");
  if (PAGE_NUMBER.test(plain)) return true;
  return /^\d{1,4}$/.test(plain) && drafts.some((draft) => draft.page > 0) && parseFigure(text).kind === "number" && atPageEdge(drafts, index);
}

/** No other content lies between this line and the page's first or last line. */
function atPageEdge(drafts: readonly DraftLine[], index: number): boolean {
  const page = drafts[index]?.page;
  const isFree = (step: 1 | -1): boolean => {
    for (let i = index + step; ; i += step) {
      const draft = drafts[i];
      if (!draft || draft.page !== page) return draft !== undefined; // the text's own first and last lines are no footer by themselves
      if (draft.raw.trim() !== "" && !/^\d{1,4}$/.test(draft.raw.trim().normalize("NFKC"))) return false;
    }
  };
  return isFree(1) || isFree(-1);
}

/** Text repeated at the edges of three or more pages: running heads and footers. */
function findRunningLines(drafts: readonly DraftLine[]): ReadonlySet<string> {
  const pagesOf = new Map<string, Set<number>>();
  drafts.forEach((draft, index) => {
    const key = comparable(draft.raw);
    if (key === "" || key.length > 60 || !atPageEdge(drafts, index)) return;
    const pages = pagesOf.get(key) ?? new Set<number>();
    pagesOf.set(key, pages.add(draft.page));
  });
  return new Set([...pagesOf].filter(([, pages]) => pages.size >= 3).map(([key]) => key));
}
