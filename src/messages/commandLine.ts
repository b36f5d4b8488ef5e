import { IMPORT_FAILURES } from "./importMessages.js";
import { fillSentence, type Language, type Sentence } from "./language.js";
import { SUMMARY_FAILURES } from "./summaryLabels.js";

/** Why a command could not do its work. Each has one sentence; `{file}` names the file, `{detail}` what else it needs. */
export type CommandFailureCode = keyof typeof FAILURES;

export interface CommandFailure {
  readonly code: CommandFailureCode;
  readonly file?: string;
  readonly detail?: string;
}

const FAILURES = {
  // reading
  "no-such-file": { ja: "{file}: ファイルが見つかりません。", en: "{file}: no such file." },
  "not-a-file": { ja: "{file}: 通常のファイルではないため読めません。", en: "{file}: not a regular file." },
  "is-a-folder": { ja: "{file}: フォルダーです。ファイルを指定してください。", en: "{file}: this is a folder; name a file." },
  "folder-without-workbooks": { ja: "{file}: フォルダーに読めるファイル（.xlsx .xlsm .xls .csv .tsv）がありません。", en: "{file}: the folder holds no workbook (.xlsx .xlsm .xls .csv .tsv)." },
  "no-permission": { ja: "{file}: 読み取る権限がありません。", en: "{file}: no permission to read it." },
  "busy": { ja: "{file}: ほかのソフトが使用中のため読めません。閉じてからやり直してください。", en: "{file}: in use by another program; close it there and try again." },
  "unreadable": { ja: "{file}: 読み取り中に入出力の誤りが起きました（{detail}）。", en: "{file}: reading it failed ({detail})." },
  "not-a-workbook": { ja: "{file}: Excel ブックでも表のテキストでもないため読めません。", en: "{file}: neither a workbook nor a text of tables." },
  "truncated": { ja: "{file}: ファイルが途中で切れています。元のファイルをもう一度コピーしてください。", en: "{file}: the file stops early; copy it again from its source." },
  "damaged": { ja: "{file}: ファイルが壊れているため読めません（{detail}）。", en: "{file}: the file is damaged ({detail})." },
  "encrypted": { ja: "{file}: パスワードで暗号化されています。Excel でパスワードを外して保存してから実行してください。", en: "{file}: encrypted with a password; remove the password in Excel first." },
  "too-large": { ja: "{file}: 大きすぎるため読むのをやめました（{detail}）。", en: "{file}: too large, reading was stopped ({detail})." },
  "empty": { ja: "{file}: 何も入力されていません。", en: "{file}: no cell holds anything." },
  "unsupported": { ja: "{file}: この形式（{detail}）には対応していません。.xlsx で保存し直してください。", en: "{file}: this form ({detail}) is not supported; save it as .xlsx." },
  "unknown-encoding": { ja: "{file}: 文字コードを判別できません。UTF-8 か Shift_JIS で保存し直してください。", en: "{file}: its text encoding could not be told; save it as UTF-8 or Shift_JIS." },
  ...IMPORT_FAILURES,
  "pdf-without-text": { ja: "{file}: 文字の入っていない PDF（画像だけ）のため読めません。文字認識をした PDF か、テキストを指定してください。", en: "{file}: the PDF holds pictures without text; use one with recognised text, or the text itself." },
  "unknown-key": { ja: "見出し「{detail}」の列が、両方の版にそろっていません。", en: "the two editions have no common column headed \"{detail}\"." },
  "no-base-edition": { ja: "{file}: 基準版が保存されていません。", en: "{file}: no base edition is kept in this workbook." },
  "unknown-sheet": { ja: "{file}: シート「{detail}」がありません。", en: "{file}: there is no sheet named \"{detail}\"." },
  "no-summary-source": { ja: `{file}: ${SUMMARY_FAILURES["no-tables"].ja}`, en: `{file}: ${SUMMARY_FAILURES["no-tables"].en}` },

  // changing a workbook
  "unknown-finding": { ja: "{file}: 指摘「{detail}」はありません。check --json の id を指定してください。", en: "{file}: there is no finding \"{detail}\"; name an id of check --json." },
  "settings-unread": { ja: "{file}: ブックに記録された設定を読めないため、書き換えません。", en: "{file}: what was decided about this workbook cannot be read, so nothing is written over it." },
  "signed": { ja: "{file}: 電子署名があるため、変更すると署名が無効になります。署名のない写しで実行してください。", en: "{file}: digitally signed, and a change would break the signature; use an unsigned copy." },
  "sheet-protected": { ja: "{file}: シート「{detail}」が保護されています。保護を解除してから実行してください。", en: "{file}: the sheet \"{detail}\" is protected; unprotect it first." },
  "workbook-protected": { ja: "{file}: ブックの構成が保護されているため、シートを追加できません。", en: "{file}: the workbook's structure is protected, so no sheet can be added." },
  "no-such-sheet": { ja: "{file}: シート「{detail}」がありません。", en: "{file}: there is no sheet named \"{detail}\"." },
  "sheet-exists": { ja: "{file}: 同じ名前のシート「{detail}」がすでにあります。名前を変えてから実行してください。", en: "{file}: a sheet named \"{detail}\" exists already; rename it first." },
  "unsafe-part": { ja: "{file}: 安全に変更できない部品（{detail}）があるため、書き換えませんでした。", en: "{file}: it holds a part that cannot be changed safely ({detail}); nothing was written." },
  "written-in-part": { ja: "{file}: 書き込みが途中で止まり、元に戻せなかったところがあります（{detail}）。", en: "{file}: writing stopped half-way, and some of it could not be put back ({detail})." },
  "invalid-edit": { ja: "{file}: Excel ブックに書けない内容です（{detail}）。", en: "{file}: no workbook can hold what was asked for ({detail})." },
  "not-editable": { ja: "{file}: この形式（{detail}）は読み取り専用です。.xlsx で保存し直してください。", en: "{file}: this form ({detail}) can only be read; save it as .xlsx." },

  // the output
  "output-is-input": { ja: "{file}: 入力と同じファイルには書き込めません。別の名前を -o で指定してください。", en: "{file}: the output is one of the inputs; give another name with -o." },
  "output-folder-missing": { ja: "{file}: 出力先のフォルダーがありません。", en: "{file}: the folder to write into does not exist." },
  "output-is-folder": { ja: "{file}: フォルダーがあるため書き込めません。ファイル名まで指定してください。", en: "{file}: this is a folder; name a file in it." },
  "output-no-permission": { ja: "{file}: 書き込む権限がありません。元の内容はそのままです。", en: "{file}: no permission to write it; what was there is untouched." },
  "output-open": { ja: "{file}: ほかで開かれているため書き込めません（{detail}）。閉じてからやり直してください。元の内容はそのままです。", en: "{file}: it is open elsewhere ({detail}); close it there and try again. What was there is untouched." },
  "disk-full": { ja: "{file}: ディスクの空きが足りないため書き込めません。元の内容はそのままです。", en: "{file}: the disk is full; what was there is untouched." },
  "output-failed": { ja: "{file}: 書き込みに失敗しました（{detail}）。元の内容はそのままです。", en: "{file}: writing failed ({detail}); what was there is untouched." },

  // usage
  "no-command": { ja: "コマンドを指定してください。kensan --help で使い方を表示します。", en: "Name a command; kensan --help shows how." },
  "unknown-command": { ja: "「{detail}」というコマンドはありません。kensan --help で使い方を表示します。", en: "There is no command \"{detail}\"; kensan --help shows how." },
  "unknown-option": { ja: "「{detail}」というオプションはありません。kensan --help で使い方を表示します。", en: "There is no option \"{detail}\"; kensan --help shows how." },
  "missing-argument": { ja: "ファイル（{detail}）を指定してください。", en: "Name a file ({detail})." },
  "missing-value": { ja: "「{detail}」の後に値を指定してください。", en: "The option \"{detail}\" needs a value." },
  "too-many-arguments": { ja: "指定が多すぎます。kensan --help で使い方を表示します。", en: "Too many arguments; kensan --help shows how." },
  "missing-output": { ja: "出力先を -o で指定してください（例: -o 出力.xlsx）。", en: "Name the output with -o (such as -o out.xlsx)." },
  "output-not-xlsx": { ja: "{file}: 出力先は .xlsx の名前にしてください。", en: "{file}: the output must be named .xlsx." },
  "output-changes-form": { ja: "{file}: 写しは元と同じ形式（{detail}）で書き出します。-o の拡張子を合わせてください。", en: "{file}: a copy keeps the form of its original ({detail}); name the output so." },
  "bad-value": { ja: "オプションの値が正しくありません: {detail}", en: "Wrong value of an option: {detail}" },

  // our own
  "crashed": { ja: "{file}: 処理の途中で Kensan に不具合が起きました（{detail}）。結果はありません。", en: "{file}: Kensan failed with an error of its own ({detail}); there is no result." },
  "interrupted": { ja: "中断しました。", en: "Interrupted." },
} as const satisfies Record<string, Sentence>;

/** One line that names the file and says what to do. */
export function formatFailure(failure: CommandFailure, language: Language): string {
  const template = FAILURES[failure.code][language];
  // A detail that is not known leaves no empty brackets behind.
  const spared = failure.detail ? template : template.replace(/\s?[（(]\{detail\}[）)]/, "");
  return fillSentence(spared, { file: failure.file ?? "", detail: failure.detail }).replace(/^: /, "");
}
