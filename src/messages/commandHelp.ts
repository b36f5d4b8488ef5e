import type { Sentence } from "./language.js";

/** The texts of `--help`. */
export const HELP = {
  "program": {
    ja: "検算 — 計画書の表・一覧・文章の数が合うかを確かめ、改定の資料を作ります。ネットワークは使いません。",
    en: "Kensan checks that the totals of a plan's tables, lists and sentences agree, and writes its revision sheets. It never uses the network.",
  },
  "status": {
    ja: "終了コード: 0 すべて一致 · 1 不一致あり · 2 判断できない · 3 使い方の誤り、または読めないファイル",
    en: "Exit status: 0 all holds · 1 something does not add up · 2 could not tell · 3 wrong usage or an unreadable file",
  },
  "help": { ja: "使い方を表示する", en: "show this help" },
  "version": { ja: "版を表示する", en: "show the version" },
  "lang": { ja: "表示の言語（ja または en）", en: "language of the output (ja or en)" },
  "json": { ja: "1 ファイル 1 行の JSON で出力する", en: "print one JSON object a file, one a line" },
  "sheet": { ja: "このシートだけを確かめる", en: "check this sheet only" },
  "output": { ja: "書き出すファイル（入力とは別の名前）", en: "the file to write (never an input)" },
  "live": { ja: "合計を、印刷された数ではなく数式で書く", en: "write totals as formulas instead of the printed figures" },
  "only": { ja: "この ID の指摘だけを直す（check --json の id。直し方が複数あれば ID=番号）", en: "repair these findings only (ids of check --json; ID=NUMBER picks one of several ways)" },
  "clear": { ja: "印を付けず、以前の印と記録シートを取り除く", en: "mark nothing; take earlier marks and the record sheet away" },
  "check": { ja: "表の縦計・横計、一覧の件数、文中の数などが合うかを確かめる", en: "check rows, columns, list counts and figures in sentences" },
  "check.files": { ja: "ブック（.xlsx .xlsm .xls .csv .tsv）またはフォルダー", en: "workbooks (.xlsx .xlsm .xls .csv .tsv) or a folder" },
  "import": { ja: "公表された文書（テキスト、PDF）から表を取り出してブックにする", en: "make a workbook from a published document (text or PDF)" },
  "import.document": { ja: "文書のテキスト（文字コードは自動判別）または PDF", en: "the document's text (any usual encoding) or a PDF" },
  "summary": { ja: "「改定の概要」のシートを加えた写しを作る", en: "make a copy with the revision summary sheets added" },
  "summary.file": { ja: "件数表と一覧のあるブック（.xlsx .xlsm）", en: "a workbook with a count table and lists (.xlsx .xlsm)" },
  "compare": { ja: "改定前と改定後の表を比べる", en: "compare two editions of a workbook" },
  "compare.before": { ja: "改定前のブック（ブック#シート名 でシート 1 枚、ブック#シート名!A3:E27 で表 1 つ）", en: "the edition before (FILE#SHEET for one sheet, FILE#SHEET!A3:E27 for one table)" },
  "compare.after": { ja: "改定後のブック（ブック#シート名 でシート 1 枚、ブック#シート名!A3:E27 で表 1 つ）", en: "the edition after (FILE#SHEET for one sheet)" },
  "compare.json": { ja: "JSON で出力する", en: "print a JSON object" },
  "compare.all": { ja: "変わらない行も出力する", en: "print the rows that are the same, too" },
  "compare.key": { ja: "行を見分ける列の見出し（例: №）。省くと自動で見つける", en: "heading of the column that tells rows apart; found by itself where it is left out" },
  base: { ja: "相手を指定せず、FILE の中に保存した基準版と比べる", en: "compare FILE with the edition kept inside it" },
  "compare.exact": { ja: "全角と半角、文字の 100 と数の 100、改行や字間の空白の違いも相違とみなす", en: "count differences of width, spacing and number type, too" },
  "compare.output": { ja: "改定後の写しに新旧対照表を加えて書き出す（.xls .csv なら新しいブック）", en: "write a copy of the edition after with comparison tables (a new workbook for .xls and .csv)" },
  "compare.order": { ja: "左に置くほう（初期値 before-first = 改定前）", en: "which side stands left (before-first)" },
  "compare.stage": { ja: "見出し: plan 改定前/改定後、proposal 現行/改正案、decided 改正前/改正後", en: "headings: plan before/after, proposal current/proposed, decided former/amended" },
  "compare.mark": { ja: "改定部分の示し方（初期値 underline = 下線）", en: "how changed wording is marked (underline)" },
  "documentNumber": { ja: "右上に印刷する資料番号（例: 資料１）", en: "the document number printed top right" },
  "errata": { ja: "公表した 2 つの版から正誤表を作る", en: "make the errata of two published editions" },
  "errata.first": { ja: "誤りのある版（ブック#シート名 も可）", en: "the edition with the errors (FILE#SHEET for one sheet)" },
  "errata.corrected": { ja: "訂正した版", en: "the corrected edition" },
  "summary.after": { ja: "改定後のブック（指定すると、先のブックを改定前として前後の比較を加える）", en: "the edition after; the first file is then the edition before, and what changed is added" },
  "repair": { ja: "提案された修正を写しに適用する", en: "apply the proposed repairs to a copy" },
  "exclude": { ja: "指摘を理由を付けて除外した写しを作る（除外はブックに記録される）", en: "make a copy in which a finding is set aside, with a reason (kept in the workbook)" },
  "exclude.id": { ja: "指摘の ID（check --json の id）", en: "the finding (an id of check --json)" },
  "reason": { ja: "除外する理由", en: "why it is set aside" },
  "readmit": { ja: "除外をやめて、指摘に戻す", en: "take it back among the findings" },
  "mark": { ja: "誤りのセルに印と注を付け、記録シートを加えた写しを作る", en: "make a copy with wrong cells marked and noted, and a record sheet appended" },
  "repair.file": { ja: "確かめるブック（.xlsx .xlsm）", en: "the workbook to check (.xlsx .xlsm)" },
} as const satisfies Record<string, Sentence>;

export type HelpKey = keyof typeof HELP;

/** The headings that the help page prints. */
export const HELP_TITLES = {
  "Usage:": { ja: "使い方:", en: "Usage:" },
  "Arguments:": { ja: "引数:", en: "Arguments:" },
  "Options:": { ja: "オプション:", en: "Options:" },
  "Commands:": { ja: "コマンド:", en: "Commands:" },
} as const satisfies Record<string, Sentence>;
