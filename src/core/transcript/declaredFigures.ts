import { parseFigure, toHalfWidth } from "../figures/figure.js";
import { cutSentences, type Paragraph } from "./paragraphs.js";
import { parseSectionHeading } from "./sections.js";
import type { TranscribedFigure } from "./transcript.js";

/** Things that plans count. Years, money and shares are no counts. */
const COUNTER = "項目|件|事業|施策|取組|個|団体|施設|か所|カ所|ヶ所|箇所|指標|プロジェクト|プログラム|テーマ|課題|分野|本の|つの|の(?=(?:取組|施策|事業|項目|重点|柱|テーマ|目標|プロジェクト))";
const COUNT = new RegExp(`(?<![0-9０-９.．,，第№表図章節A-Za-zＡ-Ｚａ-ｚ－～〜-])([0-9０-９][0-9０-９,，]*)\\s*(${COUNTER})(?!者|所|部|課|名|別|計画|一覧|年|番)`, "gu");
/** Words that stand before a figure and name nothing. */
const EMPTY_LABEL = /^(?:新たに?|全体で|全部で|合わせて|あわせて|このうち|そのうち|うち|また|なお|約|およそ|合計で?|計|総数|全|次の|以下の|本市の|の)?$/u;

/**
 * The counts that sentences and captions declare.
 * @example "内容の変更 19 項目" → label 内容の変更, value 19, unit 項目; "行政創革プランにおける７つのテーマ" → label テーマ, value 7, unit つ
 */
export function findDeclaredFigures(paragraphs: readonly Paragraph[]): readonly TranscribedFigure[] {
  const figures: TranscribedFigure[] = [];
  for (const { text, lines } of paragraphs) {
    for (const sentence of cutSentences(text)) {
      for (const match of sentence.matchAll(COUNT)) {
        const [whole, raw = "", counter = ""] = match;
        const figure = parseFigure(raw);
        if (figure.kind !== "number") continue;
        const before = sentence.slice(0, match.index);
        if (match.index === 0 && lines[0] && parseSectionHeading(lines[0])) continue; // 「１ 取組の全体像」 numbers a section
        const after = sentence.slice(match.index + whole.length);
        const isOf = counter.endsWith("の"); // ７つのテーマ, ４本の柱
        const unit = isOf ? counter.slice(0, -1) : counter;
        const label = isOf ? nounAtStart(after) : labelOf(before, after, unit);
        if (label === undefined) continue;
        const at = lines.find((line) => toHalfWidth(line.text).includes(toHalfWidth(raw))) ?? lines[0];
        const known = figures.find((other) => other.sentence === sentence.trim() && other.value === figure.value && other.unit === unit);
        if (known) continue; // a caption and its own repetition
        figures.push({ label, value: figure.value, raw, unit, sentence: sentence.trim(), lineNumber: at?.lineNumber ?? 0 });
      }
    }
  }
  return figures;
}

function labelOf(before: string, after: string, unit: string): string {
  const clause = before.split(/[、。，（(「『【:：]/u).at(-1) ?? "";
  const isAll = /全\s*$/u.test(before);
  const label = clause.replace(/^.*(?:により|によって|の結果|に伴い|として|ため)\s*/u, "").trim().replace(/^[・※◇■□●○◆\s]+/u, "").replace(/\s*(?:について|として|全体|合わせて|あわせて|合計|総数|総計|約|計|全|[はがをもにでの])*\s*$/u, "");
  if (isAll && EMPTY_LABEL.test(label)) return `全${unit}`;
  if (!EMPTY_LABEL.test(label) && label.length <= 30) return label;
  const noun = /^(?:を|の|が|に)?([\p{Script=Han}ァ-ヶー]{2,10})/u.exec(after)?.[1];
  return noun ?? unit;
}

function nounAtStart(after: string): string | undefined {
  return /^([\p{Script=Han}ァ-ヶー]{1,12})/u.exec(after)?.[1];
}
