import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { scoreEucJp, scoreShiftJis } from "./text/japaneseBytes.js";

export type TextEncoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "shift_jis" | "euc-jp";

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** What no text file holds: control characters other than tab, line ends, form feed and the end-of-file mark of DOS. */
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u0019\u001b-\u001f]/;

/**
 * Text of a Japanese office, whichever way it was saved. Shift_JIS is that of Windows (code page 932), with ①㈱髙﨑.
 * Order: a byte order mark; UTF-16 where zero bytes tell it; UTF-8 where it is valid through and through; then whichever of
 * Shift_JIS and EUC-JP reads more like Japanese. What is none of these is `unknown-encoding`, binary files among them.
 * @example decodeText(bytesOf("合計", "shift_jis")) → { ok: true, value: { text: "合計", encoding: "shift_jis" } }
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, ReadFailure> {
  const marked = readMark(bytes);
  const candidates = marked ? [marked] : bytes.includes(0) ? [moreLikelyUtf16(bytes)] : guess(bytes);
  for (const encoding of candidates) {
    const text = decodeAs(bytes, encoding);
    if (text === undefined || CONTROLS.test(text)) continue;
    if (!marked && encoding.startsWith("utf-16") && !isMostlyJapanese(text)) continue;
    return succeed({ text, encoding });
  }
  return fail({ code: "unknown-encoding" });
}

function readMark(bytes: Uint8Array): TextEncoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8-bom";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : undefined;
}

/** The wrong order of bytes turns every comma and line end into a letter of some far script. */
function moreLikelyUtf16(bytes: Uint8Array): TextEncoding {
  let little = 0;
  let big = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    little += weighUnit(bytes[i] ?? 0, bytes[i + 1] ?? 0);
    big += weighUnit(bytes[i + 1] ?? 0, bytes[i] ?? 0);
  }
  return big > little ? "utf-16be" : "utf-16le";
}

/** Any two bytes are some letter of UTF-16: without a mark, only text in letters that are used here counts as such. */
function isMostlyJapanese(text: string): boolean {
  const used = text.match(/[\t\n\r -~\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef№①-⑳△▲―…％×〜]/gu) ?? [];
  return used.length >= 0.9 * text.length;
}

function weighUnit(low: number, high: number): number {
  if (high === 0) return low >= 0x20 || low === 0x0a || low === 0x0d || low === 0x09 ? 2 : -2;
  return high === 0x30 || high === 0xff ? 1 : 0; // kana and full-width forms
}

function guess(bytes: Uint8Array): readonly TextEncoding[] {
  const utf8 = decodeAs(bytes, "utf-8");
  const japanese: readonly TextEncoding[] = scoreEucJp(bytes) > scoreShiftJis(bytes) ? ["euc-jp", "shift_jis"] : ["shift_jis", "euc-jp"];
  if (utf8 === undefined) return [...japanese, "utf-16le", "utf-16be"];
  return isAccidentalUtf8(utf8) && scoreEucJp(bytes) > 0 ? ["euc-jp", "utf-8"] : ["utf-8"];
}

/**
 * Two bytes of EUC-JP can be one letter of UTF-8: 町村 is also Į¼. Nobody in a city hall writes those letters; the signs and
 * the Latin and Greek letters that people do write count as meant.
 */
function isAccidentalUtf8(text: string): boolean {
  const foreign = text.match(/[^\u0000-\u007f]/gu) ?? [];
  return foreign.length > 0 && foreign.every((c) => c <= "\u07ff") && !foreign.every((c) => /[×÷±°§¶´¨·²³µ£¥©®À-ÖØ-öø-ÿΑ-Ωα-ω]/u.test(c));
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string | undefined {
  if (encoding.startsWith("utf-16") && bytes.length % 2 === 1) return undefined;
  try {
    return new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // bytes that this encoding does not have
  }
}
