import { displayWidth, heightOfLines, wrappedLines } from "../../../src/core/sheets/textMetrics.js";

test.each([["件数", 4], ["No.1", 4], ["甲\n乙乙", 4], ["ｶﾅ", 2], ["― №", 5], ["", 0]])("%s is %i units wide", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([["", 20, 1], ["新たな財源確保に向けた取組", 30, 1], ["新たな財源確保に向けた取組", 18, 2], ["一\n二\n三", 30, 3]])("%s in %i units takes %i lines", (text, width, lines) => {
  expect(wrappedLines(text, width)).toBe(lines);
});

test("larger type wraps sooner and stands higher", () => {
  expect(wrappedLines("新たな財源確保に向けた取組", 30, 14)).toBe(2);
  expect(heightOfLines(1, 14)).toBeGreaterThan(heightOfLines(1));
});
