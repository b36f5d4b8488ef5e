const PLAIN = "〇一二三四五六七八九";
const FORMAL = "〇壱弐参四伍六七八九";
const PLAIN_UNITS = ["", "十", "百", "千"];
const FORMAL_UNITS = ["", "拾", "百", "阡"];
const PLAIN_MYRIADS = ["", "万", "億", "兆", "京"];
const FORMAL_MYRIADS = ["", "萬", "億", "兆", "京"];

/**
 * Turns the digits of a displayed text into those of `[DBNum1]` 二十五, `[DBNum2]` 弐拾伍 or `[DBNum3]` ２５.
 * @param isSpelled digit by digit, as where the format gives their places: `[DBNum1]0` shows 25 as 二五, `[DBNum1]General` as 二十五
 * @example withJapaneseDigits("25", 1, false) === "二十五"; withJapaneseDigits("2,500", 3, true) === "２,５００"
 */
export function withJapaneseDigits(text: string, digits: 1 | 2 | 3 | undefined, isSpelled: boolean): string {
  if (digits === undefined) return text;
  if (digits === 3) return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const [names, units, myriads] = digits === 1 ? [PLAIN, PLAIN_UNITS, PLAIN_MYRIADS] : [FORMAL, FORMAL_UNITS, FORMAL_MYRIADS];
  const read = isSpelled ? text : text.replace(/(?<![.\d])\d+/g, (run) => positional(run, names, units, myriads, digits === 2));
  return read.replace(/\d/g, (digit) => names[Number(digit)] ?? digit);
}

/** 2500 → 二千五百. A leading one is said only in the formal form, and before 万 and above. */
function positional(run: string, names: string, units: readonly string[], myriads: readonly string[], saysOne: boolean): string {
  if (/^0+$/.test(run)) return names[0] ?? "";
  let text = "";
  const groups = Math.ceil(run.length / 4);
  for (let group = 0; group < groups; group++) {
    const part = run.slice(Math.max(0, run.length - 4 * (group + 1)), run.length - 4 * group);
    let inside = "";
    for (let i = 0; i < part.length; i++) {
      const digit = Number(part[part.length - 1 - i]);
      if (digit === 0) continue;
      inside = (digit === 1 && i > 0 && !saysOne ? "" : names[digit] ?? "") + (units[i] ?? "") + inside;
    }
    if (inside !== "") text = inside + (myriads[group] ?? "") + text;
  }
  return text;
}
