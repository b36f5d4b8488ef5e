/** Three initiatives, one of whose names stands once above its items; blanks and 「継続」 are left alone. */
export const REGISTER: (string | null)[][] = [
  ["№", "取組項目名", "実践項目名", "区分"],
  ["No.1", "財源の確保", "広告収入の拡大", "継続"],
  ["No.1", "財源の確保", "ふるさと納税の新たな手法", "新規"],
  ["No.2", "窓口の利便性向上", "総合窓口の設置", "内容変更"],
  [null, null, "終活支援の検討", "新規"],
  [null, null, "書かない窓口", "内容変更・工程確定"],
  ["No.3", "公共施設", "再エネの導入", "工程確定"],
  ["No.3", "公共施設", "旧館の維持", "廃止"],
  ["No.3", "公共施設", "利用料の見直し", null],
];
