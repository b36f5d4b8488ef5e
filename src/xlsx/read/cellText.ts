const ESCAPE = /_x([0-9A-Fa-f]{4})_/g;

/**
 * Excel writes what XML cannot hold as `_xHHHH_`, and a literal `_x` before four digits as `_x005F_x`.
 * @example decodeEscapes("甲_x000D_乙") === "甲\r乙"; decodeEscapes("_x005F_x0041_") === "_x0041_"
 */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPE, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
