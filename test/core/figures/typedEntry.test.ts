import { displayText } from "../../../src/core/figures/display/displayText.js";
import { parseTypedEntry } from "../../../src/core/figures/typedEntry.js";

const context = { numberFormat: "General", thisYear: 2026, usesDate1904: false };

/** The content in one word, and how the cell shows it with the format that comes along. */
function typed(text: string, numberFormat = "General") {
  const { content, numberFormat: format } = parseTypedEntry(text, { ...context, numberFormat });
  if (content.kind === "number") return [content.value, displayText(content.value, format ?? "General").text];
  if (content.kind === "text") return [`text ${content.text}`];
  return [content.kind === "formula" ? `=${content.formula}` : content.kind === "boolean" ? content.value : "blank"];
}

test.each([
  ["95", [95, "95"]],
  ["９５", [95, "95"]],
  ["-5", [-5, "-5"]],
  ["－５", [-5, "-5"]],
  ["+5", [5, "5"]],
  ["1,234", [1234, "1,234"]],
  ["１，２３４", [1234, "1,234"]],
  ["1,23", ["text 1,23"]],
  ["(123)", [-123, "-123"]],
  ["12%", [0.12, "12%"]],
  ["7.5%", [0.075, "7.50%"]],
  ["¥1,234", [1234, "¥1,234"]],
  ["1.5e3", [1500, "1.50E+03"]],
  [".5", [0.5, "0.5"]],
  [".", ["text ."]],
  ["-", ["text -"]],
  ["△5", ["text △5"]],
  ["▲１２", ["text ▲１２"]],
  ["3項目", ["text 3項目"]],
  ["'95", ["text 95"]],
  ["", ["blank"]],
  ["=SUM(A1:A3)", ["=SUM(A1:A3)"]],
  ["＝A1", ["=A1"]],
  ["=", ["text ="]],
  ["true", [true]],
  ["2023/4/1", [45_017, "2023/4/1"]],
  ["2023-04-01", [45_017, "2023/4/1"]],
  ["R5.4.1", [45_017, "R5.4.1"]],
  ["r5/4/1", [45_017, "R5.4.1"]],
  ["令和５年４月１日", [45_017, "令和5年4月1日"]],
  ["令和元年5月1日", [43_586, "令和1年5月1日"]],
  ["平成31年4月30日", [43_585, "平成31年4月30日"]],
  ["2023年4月1日", [45_017, "2023年4月1日"]],
  ["4/1", [46_113, "4月1日"]],
  ["4月1日", [46_113, "4月1日"]],
  ["2023/2/29", ["text 2023/2/29"]],
  ["2024/2/29", [45_351, "2024/2/29"]],
  ["1900/3/1", [61, "1900/3/1"]],
  ["1900/2/28", [59, "1900/2/28"]],
  ["13/1", ["text 13/1"]],
  ["令和5年度", ["text 令和5年度"]],
  ["10:30", [0.4375, "10:30"]],
  ["No.5", ["text No.5"]],
])("typing %p gives %p", (text, expected) => {
  expect(typed(text)).toEqual(expected);
});

test("in a cell of the text format everything is text", () => {
  expect(typed("95", "@")).toEqual(["text 95"]);
  expect(typed("=A1", "@")).toEqual(["text =A1"]);
});

test("dates of the 1904 system are four years and a day less", () => {
  expect(parseTypedEntry("2023/4/1", { ...context, usesDate1904: true }).content).toEqual({ kind: "number", value: 43_555 });
});
