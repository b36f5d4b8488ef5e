import { formatNotSaved } from "../../src/messages/workbenchText.js";

test("what a saved file keeps as it was is named by sheets, each thing once", () => {
  const left = [{ sheet: "件数表", part: "filter" }, { sheet: "件数表", part: "page" }, { sheet: "概要", part: "showHeadings" }, { sheet: "件数表", part: "filter" }];
  expect(formatNotSaved(left, "ja")).toBe("「件数表」のフィルター・印刷の設定、「概要」の表示の設定");
  expect(formatNotSaved(left, "en")).toBe("filters, page setup of “件数表”; view settings of “概要”");
  expect(formatNotSaved([], "ja")).toBeUndefined();
});
