import { isJapaneseLetter } from "./figure.js";

/**
 * Comparable forms of labels. For comparing only: what is shown or written back keeps its characters.
 */

/** NFKC without any white space: 「合　計」 and 「合計」 are the same label. */
export function comparable(text: string): string {
  const known = compared.get(text);
  if (known !== undefined) return known;
  const plain = text.normalize("NFKC").replace(/[\s\u200b]+/gu, "");
  if (text.length > LONGEST_KEPT) return plain;
  if (compared.size >= MOST_KEPT) compared.clear();
  compared.set(text, plain);
  return plain;
}

/** A label is asked about at every step of a check. What is kept changes no answer, and is bounded. */
const compared = new Map<string, string>();
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 60;

/** A name's comparable form: line breaks, width, and the kinds of dash and quotes set aside; ー stays, it belongs in words. */
export function comparableName(text: string): string {
  return comparable(text).replace(/[‐‑‒–—―−─━]/g, "-").replace(/[｢｣]/g, (q) => (q === "｢" ? "「" : "」"));
}

/** "No.12", "№３", "１２", "(3)", "第4号" → the number; undefined where the text is no row number. */
export function parseRowNumber(text: string): number | undefined {
  if (/^[0-9]+$/.test(text)) return text.length <= 4 ? Number(text) : undefined;
  if (isJapaneseLetter(text.charCodeAt(0)) && !text.startsWith("第")) return undefined; // a name, as most labels are
  const match = /^(?:No\.?|№|#|第|\()?(\d{1,4})(?:号|番|\)|\.|、)?$/i.exec(comparable(text));
  return match ? Number(match[1]) : undefined;
}
