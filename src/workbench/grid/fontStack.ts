/**
 * Fonts as the grid's canvas takes them: the workbook's own first, then its kin on other machines. Without a stack of our own the canvas
 * would fall back on fonts with Chinese forms of the characters.
 */
const GOTHIC = ["Yu Gothic", "Meiryo", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "IPAexGothic", "sans-serif"];
const MINCHO = ["Yu Mincho", "MS PMincho", "Hiragino Mincho ProN", "Noto Serif JP", "Noto Serif CJK JP", "Noto Sans JP", "Noto Sans CJK JP", "IPAexMincho", "serif"];

/** What the list of fonts offers, as offices in Japan have them. */
export const OFFERED_FONTS = [
  "游ゴシック", "游明朝", "メイリオ", "ＭＳ Ｐゴシック", "ＭＳ ゴシック", "ＭＳ Ｐ明朝", "ＭＳ 明朝", "BIZ UDPゴシック", "BIZ UDP明朝", "UD デジタル 教科書体 N-R", "Arial", "Times New Roman",
];

/** @example fontStack("游ゴシック").startsWith("游ゴシック,") */
export function fontStack(name: string): string {
  const kin = /明朝|mincho|serif|times|century/i.test(name) && !/sans/i.test(name) ? MINCHO : GOTHIC;
  return [name, ...kin.filter((other) => other !== name)].join(",");
}

/** The workbook's own name of a stack. */
export function fontOfStack(stack: string): string {
  return (stack.split(",")[0] ?? stack).replace(/^['"]|['"]$/g, "").trim();
}
