/**
 * Numbers that open a line: of an initiative, an item, a theme or a section.
 * @example
 * splitRowNumber("No.18 庶務事務の効率化") → { raw: "No.18", number: 18, style: "No.", rest: "庶務事務の効率化" }
 * splitRowNumber("1-2 窓口の改善")         → { raw: "1-2", number: undefined, style: "0-0", rest: "窓口の改善" }
 * splitRowNumber("５Ｓ活動の推進")         → undefined      the digit belongs to the name
 */
export interface RowNumber {
  /** As printed. */
  readonly raw: string;
  /** Undefined for codes of several parts. */
  readonly number: number | undefined;
  /** How the number is dressed, its digits as 0; numbers of one column share it. */
  readonly style: string;
  readonly rest: string;
}

const D = "[0-9０-９]";
const DASH = "[-‐‑–—―−－.．]";
const FORMS: readonly RegExp[] = [
  // A sign that can only open a number needs no blank behind it.
  new RegExp(`^((?:No[.．]?|ＮＯ[.．]?|Ｎｏ[.．]?|№[.．]?|＃|#)\\s*${D}{1,4}(?:${DASH}${D}{1,3})*[.．]?)\\s*`, "iu"),
  new RegExp(`^(第\\s*${D}{1,3}\\s*(?:号|項|番))\\s*`, "u"),
  new RegExp(`^([(（]\\s*${D}{1,3}\\s*[)）])\\s*`, "u"),
  /^([⑴-⒇①-⑳㉑-㉟㊱-㊿])\s*/u,
  new RegExp(`^(${D}{1,3}(?:${DASH}${D}{1,3})+)(?=\\s|[^0-9０-９-]|$)\\s*`, "u"),
  new RegExp(`^(${D}{1,3}\\s?[.．、)）])\\s*(?!${D})`, "u"),
  new RegExp(`^(${D}{1,3})(?:\\s+|$)`, "u"),
  /^([Ⅰ-Ⅻⅰ-ⅻ][.．、]?)\s*/u,
  // R5, H31 and S60 are years.
  new RegExp(`^((?![RHSＲＨＳ]${D})[A-ZＡ-Ｚ]${DASH}?${D}{1,3}(?:${DASH}${D}{1,3})*)(?:\\s+|$)`, "u"),
];
const WORDED = new RegExp(`^((?:テーマ|柱|基本方針|基本目標|重点(?:項目|方針|取組|施策|目標)?|方針|目標|施策|戦略|視点|改革の柱|取組(?:方針|項目)?)\\s*(?:${D}{1,2}|[①-⑳Ⅰ-Ⅻ]))(?=[\\s：:．.、　「]|$)[：:．.、]?\\s*`, "u");

export function splitRowNumber(text: string): RowNumber | undefined {
  const line = text.trim();
  for (const form of FORMS) {
    const match = form.exec(line);
    if (match?.[1] !== undefined) return asRowNumber(match[1], line.slice(match[0].length));
  }
  return undefined;
}

/** As `splitRowNumber`, and words before the number too: 「基本方針１ 健全な財政」, 「柱①」. */
export function splitHeadingNumber(text: string): RowNumber | undefined {
  const line = text.trim();
  const match = WORDED.exec(line);
  if (match?.[1] !== undefined) return asRowNumber(match[1], line.slice(match[0].length));
  return splitRowNumber(line);
}

function asRowNumber(raw: string, rest: string): RowNumber {
  const plain = raw.normalize("NFKC").replace(/\s/g, "");
  const digits = plain.match(/\d+/g) ?? [];
  const roman = ROMAN.indexOf(plain.replace(/[.、]$/, "").toUpperCase());
  const number = digits.length === 1 ? Number(digits[0]) : roman > 0 ? roman : undefined;
  return { raw: raw.trim(), number, style: styleOf(raw), rest: rest.trim() };
}

/** Width of the digits is no part of the style: offices set one digit full-width and two half-width. */
function styleOf(raw: string): string {
  const circled = /^[①-⑳㉑-㉟㊱-㊿]/u.test(raw) ? "①" : undefined;
  const roman = /^[Ⅰ-Ⅻⅰ-ⅻ]/u.test(raw) ? "Ⅰ" : undefined;
  return circled ?? roman ?? raw.normalize("NFKC").replace(/\s/g, "").replace(/[‐‑–—―−]/g, "-").replace(/\d+/g, "0").replace(/^[A-Z](?=-?0)/, "A").replace(/^no\.?|^№\.?|^numero/i, "No.");
}

const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
