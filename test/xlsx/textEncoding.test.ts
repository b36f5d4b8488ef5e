import fc from "fast-check";
import { decodeText } from "../../src/xlsx/textEncoding.js";
import { encodeText } from "../support/encodeText.js";

const utf8 = (text: string) => new TextEncoder().encode(text);

function guessed(bytes: Uint8Array): string {
  const decoded = decodeText(bytes);
  return decoded.ok ? `${decoded.value.encoding}: ${decoded.value.text}` : decoded.error.code;
}

const WORDS = [
  "合計", "小計", "総計", "計", "件数", "項目", "取組項目名", "実践項目数", "現行", "新規", "町村", "市町村", "村", "仁",
  "令和５年度", "平成27年", "行政創革プラン", "改定版（案）", "窓口サービスの改善", "ワンストップ", "はい", "いいえ", "あ", "ア",
  "１，２００", "3件", "№", "苫小牧市", "北海道", "内訳", "備考", "再掲", "うち新規", "△12", "▲", "―", "－", "～", "…", "人口（人）",
  "甲,乙,丙", "項目,件数\n甲,3\n", "前年度比 ％", "健全化判断比率", "歳入合計\t1,234",
];

test.each(WORDS.filter((word) => !word.includes("№")))("%s is read from EUC-JP", (word) => {
  expect(guessed(encodeText(word, "euc-jp"))).toBe(`euc-jp: ${word}`);
});

test.each([...WORDS, "髙橋", "山﨑", "①", "㈱苫小牧", "Ⅳ", "㍻", "纊", "彅", "塚"])("%s is read from Shift_JIS", (word) => {
  expect(guessed(encodeText(word, "shift_jis"))).toBe(`shift_jis: ${word}`);
});

test.each([...WORDS, "髙橋", "𠮷野家", "café", "±0.5", "Ωとα", "Zürich", "x × y"])("%s is read from UTF-8", (word) => {
  expect(guessed(utf8(word))).toBe(`utf-8: ${word}`);
});

test.each(["utf-16le", "utf-16be"] as const)("%s is told without its mark by commas, digits and line ends", (encoding) => {
  for (const text of ["項目,件数\r\n甲,3", "1,2,3\n", "№\tＲ５\n", "0,10,20\n", "A"]) {
    expect(guessed(encodeText(text, encoding))).toBe(`${encoding}: ${text}`);
  }
});

test("a byte order mark decides and is no part of the text", () => {
  expect(guessed(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8("計")))).toBe("utf-8-bom: 計");
  expect(guessed(Uint8Array.of(0xff, 0xfe, ...encodeText("町村", "utf-16le")))).toBe("utf-16le: 町村");
  expect(guessed(Uint8Array.of(0xfe, 0xff, ...encodeText("町村", "utf-16be")))).toBe("utf-16be: 町村");
});

test("half-width kana are Shift_JIS where their voiced marks stand right", () => {
  expect(guessed(encodeText("ｻｰﾋﾞｽ ｶﾞｲﾖｳ", "shift_jis"))).toBe("shift_jis: ｻｰﾋﾞｽ ｶﾞｲﾖｳ");
});

test.each([
  ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)],
  ["zeros", new Uint8Array(64)],
  ["control characters", Uint8Array.of(0x41, 0x01, 0x02, 0x42)],
  ["bytes of no encoding", Uint8Array.of(0xff, 0xff, 0xff, 0x41)],
  ["UTF-16 that stops in the middle of a character", Uint8Array.of(0xff, 0xfe, 0x41)],
])("%s is no text", (_, bytes) => {
  expect(guessed(bytes)).toBe("unknown-encoding");
});

test("longer Japanese text is never mistaken", () => {
  const kana = fc.string({ unit: fc.constantFrom(...WORDS.filter((w) => !/[№]/.test(w)), "\n", ",", "12", "３"), minLength: 6, maxLength: 60 });
  fc.assert(fc.property(kana, fc.constantFrom("shift_jis" as const, "euc-jp" as const), (text, encoding) => {
    fc.pre(/[^\u0000-\u007f]/.test(text));
    expect(guessed(encodeText(text, encoding))).toBe(`${encoding}: ${text}`);
  }), { numRuns: 300 });
});
