import type { ComparedRow } from "../core/report/compareReport.js";
import type { Sentence } from "./language.js";

/** How the kinds of change are called, in the terminal, in the pane and in the remarks of a sheet. */
export const ROW_KIND_TEXT: Record<ComparedRow["kind"] | "renumbered" | "split" | "merged", Sentence> = {
  same: { ja: "変更なし", en: "same" },
  changed: { ja: "内容変更", en: "changed" },
  added: { ja: "新規", en: "added" },
  removed: { ja: "廃止", en: "removed" },
  moved: { ja: "移動", en: "moved" },
  renamed: { ja: "名称変更", en: "renamed" },
  renumbered: { ja: "番号変更", en: "renumbered" },
  split: { ja: "分割の可能性", en: "perhaps split" },
  merged: { ja: "統合の可能性", en: "perhaps merged" },
};

export const COLUMN_KIND_TEXT: Record<"added" | "removed" | "renamed" | "moved", Sentence> = {
  added: { ja: "列の追加", en: "column added" },
  removed: { ja: "列の削除", en: "column removed" },
  renamed: { ja: "列の名称変更", en: "column renamed" },
  moved: { ja: "列の移動", en: "column moved" },
};

/** The sentences of a comparison told as text. */
export const REVISION_TEXT = {
  same: { ja: "相違はありません。", en: "There is no difference." },
  differs: { ja: "相違があります: 新規 {added}、廃止 {removed}、変更のある行 {changed}、移動 {moved}、表の外の文 {outside}。", en: "The editions differ: {added} added, {removed} removed, {changed} with changes, {moved} moved, {outside} texts outside the tables." },
  tableOnlyBefore: { ja: "（改定後にない表）", en: "(not in the edition after)" },
  tableOnlyAfter: { ja: "（改定前にない表）", en: "(not in the edition before)" },
  proof: { ja: "行数: 改定前 {before} ＋ 新規 {added} － 廃止 {removed}{moves} ＝ 改定後 {after}", en: "rows: {before} before + {added} added − {removed} removed{moves} = {after} after" },
  moves: { ja: " ＋ 他の表から {movedIn} － 他の表へ {movedOut}", en: " + {movedIn} from other tables − {movedOut} to other tables" },
  maybeRenamed: { ja: "名称変更の可能性（「{before}」→「{after}」、類似度 {similarity}）", en: "perhaps renamed (\"{before}\" → \"{after}\", likeness {similarity})" },
  outside: { ja: "表の外の文", en: "Texts outside the tables" },
  nothingToWrite: { ja: "相違がないため、何も書き出しませんでした。", en: "There is no difference, so nothing was written." },
  row: { ja: "{row} 行", en: "row {row}" },
  blank: { ja: "空白", en: "blank" },
} as const satisfies Record<string, Sentence>;
