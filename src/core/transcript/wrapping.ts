import { comparable } from "../figures/labels.js";

/**
 * Whether a line goes on in the next. A cell's text wraps where its column ends, so only the language can tell: a name never ends in
 * a particle or an open bracket, and never begins with a closing one.
 * @example
 * continuesIn("庶務事務の効率化・集約化に", "向けた取組") === "surely"
 * continuesIn("職員人材育成と「働き方改革」", "の推進") === "surely"
 * continuesIn("ＡＩの活用", "庁内文書の電子化") === "hardly"
 */
export type Continuation = "surely" | "perhaps" | "hardly";

/** Particles and joints that end no name. も, へ and で are left out: こども, まちへ and みんなで end names. */
const OPEN_END = /(?:[のにをとがは、，・（(「『〔【［[＆&／/〜～]|及び|または|又は|並びに|ならびに|かつ|による|よる|に係る|における|に関する|に対する|ための|に向けた|として|した|された|な)$/u;
const CLOSED_START = /^(?:[、，。・）)」』〕】］\]ー々ゝっゃゅょァィゥェォッャュョんン]|の(?![びりれ])|を|に(?:向け|よる|係る|おけ|関す|対す|基づ|つい)|に伴う|へ(?:の|と)|と(?:の|なる|する|連携)|及び|又は|並びに|等(?![々しく])|化(?![学石粧])|など)/u;

export function continuesIn(line: string, next: string): Continuation {
  const end = line.trimEnd();
  const start = next.trimStart();
  if (end === "" || start === "") return "hardly";
  if (openBrackets(end) > 0 || OPEN_END.test(end) || CLOSED_START.test(start)) return "surely";
  // A katakana or Latin word cut in two.
  if (/[ァ-ヶーＡ-Ｚａ-ｚA-Za-z]$/u.test(end) && /^[ァ-ヶーＡ-Ｚａ-ｚA-Za-z]/u.test(start)) return "perhaps";
  if (/[ぁ-ん]$/u.test(end) && /^[ぁ-ん]/u.test(start)) return "perhaps";
  return "hardly";
}

/** Joins the lines of one text without a blank, as Japanese is set; two Latin words keep one between them. */
export function joinWrapped(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).reduce((joined, line) => {
    if (joined === "" || line === "") return joined + line;
    return joined + (/[A-Za-z0-9,.]$/.test(joined) && /^[A-Za-z0-9]/.test(line) ? " " : "") + line;
  }, "");
}

/** Whether the pieces, put together, give the name: width, blanks and breaks set aside. */
export function piecesMake(name: string, pieces: readonly string[]): "whole" | "beginning" | "no" {
  const wanted = comparable(name);
  const have = comparable(pieces.join(""));
  if (have === wanted) return "whole";
  return have !== "" && wanted.startsWith(have) ? "beginning" : "no";
}

function openBrackets(text: string): number {
  let depth = 0;
  for (const ch of text) {
    if ("（(「『〔【［[〈《".includes(ch)) depth++;
    else if ("）)」』〕】］]〉》".includes(ch)) depth = Math.max(0, depth - 1);
  }
  return depth;
}
