/** A Japanese Excel writes the general format and the names of colours in Japanese. */
const LOCAL: readonly (readonly [string, string])[] = [
  ["General", "G/標準"], ["[Red]", "[赤]"], ["[Blue]", "[青]"], ["[Black]", "[黒]"], ["[Green]", "[緑]"], ["[White]", "[白]"], ["[Yellow]", "[黄]"], ["[Cyan]", "[水]"], ["[Magenta]", "[紫]"],
];

export function localFormat(code: string): string {
  return LOCAL.reduce((text, [english, japanese]) => text.replaceAll(english, japanese), code);
}

export function unlocalFormat(code: string): string {
  return LOCAL.reduce((text, [english, japanese]) => text.replaceAll(japanese, english), code);
}

/** The group that Excel's dialogue puts a format in: `Excel.NumberFormatCategory`. */
export function formatCategory(code: string): string {
  const bare = code.replace(/"[^"]*"|\\./g, "").replace(/\[(?!\$|h|m|s)[^\]]*\]/gi, "");
  if (/^general$/i.test(bare)) return "General";
  if (bare === "@") return "Text";
  if (/_\(|\* /.test(bare) && /#|0/.test(bare)) return "Accounting";
  if (/[¥$€£]/.test(code)) return "Currency";
  if (bare.includes("%")) return "Percentage";
  if (/[#?0]\s*\/\s*[#?\d]/.test(bare)) return "Fraction";
  if (/0e[+-]/i.test(bare)) return "Scientific";
  if (/[ydge]/i.test(bare) || /m{3,}/i.test(bare) || /m\/d/i.test(bare)) return "Date";
  if (/[hs]/i.test(bare)) return "Time";
  return /^[#0,.\-;()_ ]+$/.test(bare) ? "Number" : "Custom";
}
