import { fillSentence, type Language, type Sentence } from "./language.js";

/** Why an open workbook could not be read, written or put back: what happened, and what the user can do. `{detail}` names the sheet, cell or code. */
interface FailureSentences {
  readonly what: Sentence;
  readonly help: Sentence;
}

export const PORT_FAILURES = {
  // the host
  "cell-being-edited": {
    what: { ja: "セルの入力中のため、実行できません。", en: "A cell is being edited." },
    help: { ja: "Enter キーで入力を確定するか、Esc キーで取り消してから、もう一度押してください。", en: "Finish with Enter or leave with Esc, then try again." },
  },
  "read-only": {
    what: { ja: "このブックは読み取り専用で開かれています。", en: "This workbook is open to be read only." },
    help: { ja: "「編集を有効にする」を押すか、別の名前で保存してから、もう一度押してください。検証はこのままでもできます。", en: "Enable editing or save it under another name, then try again. Checking works as it is." },
  },
  "other-workbook": {
    what: { ja: "別のブックが前に出ているため、実行できません。", en: "Another workbook has the focus." },
    help: { ja: "このパネルを開いたブックをクリックしてから、もう一度押してください。", en: "Click the workbook that this pane belongs to, then try again." },
  },
  "api-missing": {
    what: { ja: "お使いの Excel では、この機能を使えません（{detail}）。", en: "This Excel does not offer what is needed ({detail})." },
    help: { ja: "Excel 2021 以降が必要です。情報システムの担当にご相談ください。", en: "Excel 2021 or later is needed; ask those who look after your computer." },
  },
  "host-busy": {
    what: { ja: "Excel がほかの処理をしています。", en: "Excel is busy." },
    help: { ja: "少し待ってから、もう一度押してください。", en: "Wait a moment and try again." },
  },
  "cancelled": {
    what: { ja: "中止しました。", en: "Stopped." },
    help: { ja: "ブックは変わっていません。", en: "The workbook is as it was." },
  },
  "sheet-gone": {
    what: { ja: "シート「{detail}」が見つかりません。", en: "The sheet “{detail}” is gone." },
    help: { ja: "名前が変わったか、削除されています。もう一度検証してください。", en: "It was renamed or deleted; check again." },
  },
  "no-base-edition": {
    what: { ja: "このブックに基準版はまだありません。", en: "This workbook keeps no base edition yet." },
    help: { ja: "［現在を基準版として保存］を押しておくと、次の改定のときに比べられます。", en: "Keep the present state as the base; the next revision can then be compared with it." },
  },
  "sheet-hidden": {
    what: { ja: "シート「{detail}」は非表示のため、表示できません。", en: "The sheet “{detail}” is hidden, so nothing on it can be shown." },
    help: { ja: "シート見出しを右クリックし、［再表示］をしてから、もう一度押してください。", en: "Unhide it (right-click the sheet tabs), then try again." },
  },
  "host-failed": {
    what: { ja: "Excel から処理を断られました（{detail}）。", en: "Excel refused ({detail})." },
    help: { ja: "もう一度押してください。続くときは、ブックを保存して開き直してください。", en: "Try again; if it goes on, save the workbook and open it anew." },
  },
  // reading
  "not-a-workbook": {
    what: { ja: "Excel ブックではないため、読めません。", en: "This is no workbook." },
    help: { ja: ".xlsx のファイルを開いてください。", en: "Open a .xlsx file." },
  },
  "truncated": {
    what: { ja: "ファイルが途中で切れています。", en: "The file stops early." },
    help: { ja: "元のファイルをもう一度コピーしてください。", en: "Copy it again from its source." },
  },
  "damaged": {
    what: { ja: "ファイルが壊れているため、読めません（{detail}）。", en: "The file is damaged ({detail})." },
    help: { ja: "元のファイルをもう一度コピーするか、Excel の「開いて修復する」をお試しください。", en: "Copy it again from its source, or let Excel open and repair it." },
  },
  "encrypted": {
    what: { ja: "パスワードで暗号化されています。", en: "The file is encrypted with a password." },
    help: { ja: "Excel でパスワードを外して保存してから開いてください。", en: "Remove the password in Excel first." },
  },
  "too-large": {
    what: { ja: "大きすぎるため、読むのをやめました（{detail}）。", en: "It is too large; reading was stopped ({detail})." },
    help: { ja: "使っていないシートや行を削るか、シートごとに検証してください。", en: "Delete what is not in use, or check sheet by sheet." },
  },
  "empty": {
    what: { ja: "何も入力されていません。", en: "No cell holds anything." },
    help: { ja: "表を入力してから検証してください。", en: "Enter a table first." },
  },
  "unsupported": {
    what: { ja: "この形式（{detail}）には対応していません。", en: "This form ({detail}) is not supported." },
    help: { ja: ".xlsx で保存し直してください。", en: "Save it as .xlsx." },
  },
  "unknown-encoding": {
    what: { ja: "文字コードを判別できません。", en: "The text encoding could not be told." },
    help: { ja: "UTF-8 か Shift_JIS で保存し直してください。", en: "Save it as UTF-8 or Shift_JIS." },
  },
  // writing
  "signed": {
    what: { ja: "電子署名のあるブックです。書き込むと署名が無効になります。", en: "The workbook is digitally signed, and a change would break the signature." },
    help: { ja: "署名のない写しを開いて、もう一度押してください。", en: "Open an unsigned copy and try again." },
  },
  "sheet-protected": {
    what: { ja: "シート「{detail}」は保護されています。何も書き込んでいません。", en: "The sheet “{detail}” is protected; nothing was written." },
    help: { ja: "［校閲］タブの［シート保護の解除］をしてから、もう一度押してください。", en: "Unprotect it (Review tab), then try again." },
  },
  "workbook-protected": {
    what: { ja: "ブックの構成が保護されているため、シートを追加できません。", en: "The workbook's structure is protected, so no sheet can be added." },
    help: { ja: "［校閲］タブの［ブックの保護］を解除してから、もう一度押してください。", en: "Unprotect it (Review tab), then try again." },
  },
  "no-such-sheet": {
    what: { ja: "シート「{detail}」が見つかりません。", en: "There is no sheet named “{detail}”." },
    help: { ja: "名前が変わったか、削除されています。もう一度検証してください。", en: "It was renamed or deleted; check again." },
  },
  "sheet-exists": {
    what: { ja: "同じ名前のシート「{detail}」がすでにあります。何も書き込んでいません。", en: "A sheet named “{detail}” exists already; nothing was written." },
    help: { ja: "そのシートの名前を変えてから、もう一度押してください。", en: "Rename that sheet, then try again." },
  },
  "written-in-part": {
    what: { ja: "書き込みの途中で断られ、一部を元に戻せませんでした（{detail}）。", en: "Writing failed half-way, and a part could not be put back ({detail})." },
    help: { ja: "一部が書き込まれたままです。ブックを保存せずに閉じて開き直すか、Excel の［元に戻す］をお試しください。", en: "A part of it stands. Close the workbook without saving and open it anew, or try Excel's own undo." },
  },
  "unsafe-part": {
    what: { ja: "安全に書き換えられない部分（{detail}）があるため、何も書き込んでいません。", en: "It holds a part that cannot be changed safely ({detail}); nothing was written." },
    help: { ja: "新しいブックにシートを移してから、もう一度押してください。", en: "Move the sheets to a new workbook and try again." },
  },
  "invalid-edit": {
    what: { ja: "Excel ブックに書けない内容です（{detail}）。", en: "No workbook can hold what was asked for ({detail})." },
    help: { ja: "もう一度検証してから、お試しください。", en: "Check again, then try once more." },
  },
  "not-editable": {
    what: { ja: "この形式（{detail}）は読み取り専用です。", en: "This form ({detail}) can only be read." },
    help: { ja: ".xlsx で保存し直してから、もう一度押してください。", en: "Save it as .xlsx and try again." },
  },
  // undoing
  "changed-since": {
    what: { ja: "その後に {detail} が変更されているため、元に戻していません。", en: "{detail} was changed since, so nothing was put back." },
    help: { ja: "先にその変更を Excel の「元に戻す」で取り消すか、手で直してください。", en: "Take that change back in Excel first, or mend it by hand." },
  },
  "undone-already": {
    what: { ja: "すでに元に戻しています。", en: "It is undone already." },
    help: { ja: "ほかの記録を選んでください。", en: "Choose another entry." },
  },
  "unknown-receipt": {
    what: { ja: "この記録は、もう元に戻せません。", en: "This write can no longer be undone." },
    help: { ja: "ブックを開き直した後は、前の書き込みを元に戻せません。", en: "Once a workbook is opened anew, earlier writes cannot be undone." },
  },
  // settings
  "settings-newer": {
    what: { ja: "このブックの設定は、新しい版の検算（{detail}）で保存されています。", en: "The decisions kept in this workbook were saved by a later version of Kensan ({detail})." },
    help: { ja: "設定を使わずに確かめました。設定はそのまま残しています。", en: "It was checked without them; they are left as they are." },
  },
  "settings-damaged": {
    what: { ja: "このブックに保存した設定（除外など）が壊れているため、読めません。", en: "The decisions kept in this workbook are damaged." },
    help: { ja: "設定を使わずに確かめました。設定はそのまま残しています。", en: "It was checked without them; they are left as they are." },
  },
  // our own
  "stale-check": {
    what: { ja: "検証の後に変更があったため、書き込みませんでした。", en: "Cells were changed since; nothing was written." },
    help: { ja: "新しい結果を見てから、もう一度押してください。", en: "Look at the new result, then try again." },
  },
  "bug": {
    what: { ja: "Kensan に不具合が起きました（{detail}）。", en: "Kensan failed with an error of its own ({detail})." },
    help: { ja: "もう一度お試しください。続くときは、この文を添えて担当にお知らせください。", en: "Try again; if it goes on, report this sentence." },
  },
} as const satisfies Record<string, FailureSentences>;

export type PortFailureSentence = keyof typeof PORT_FAILURES;

/** Both sentences of a failure; a detail that is not known leaves no empty brackets behind. */
export function formatPortFailure(code: PortFailureSentence, detail: string | undefined, language: Language): { readonly what: string; readonly help: string } {
  const { what, help } = PORT_FAILURES[code];
  const template = detail ? what[language] : what[language].replace(/\s?[（(]\{detail\}[）)]/, "").replace(/[「“]\{detail\}[」”]/, "");
  return { what: fillSentence(template, { detail }), help: help[language] };
}
