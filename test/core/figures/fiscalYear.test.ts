import { parseFiscalPeriod, parseFiscalYear } from "../../../src/core/figures/fiscalYear.js";

test.each([
  ["第１～３次行政改革推進計画（平成9～21年度）", "平成9～21年度", 1997, 2009],
  ["行政改革プラン−NEXT STAGE−（平成27～31年度）", "平成27～31年度", 2015, 2019],
  ["行政創革プラン（令和2～6年度）", "令和2～6年度", 2020, 2024],
  ["平成27年度から令和元年度まで", "平成27年度から令和元年度まで", 2015, 2019],
  ["Ｒ３～Ｒ７", "Ｒ３～Ｒ７", 2021, 2025],
  ["2020年度～2024年度", "2020年度～2024年度", 2020, 2024],
  ["昭和60年度～平成元年度", "昭和60年度～平成元年度", 1985, 1989],
])("%s", (text, raw, start, end) => {
  const period = parseFiscalPeriod(text);
  expect([period?.raw, period?.start.fiscalYear, period?.end.fiscalYear]).toEqual([raw, start, end]);
});

test.each(["第１～３次", "3-5", "令和6～2年度", "９時～17時", ""])("%s names no period", (text) => {
  expect(parseFiscalPeriod(text)).toBeUndefined();
});

test.each([["令和元年度", 2019], ["Ｒ5", 2023], ["H31", 2019], ["平成31年度", 2019], ["2022年度", 2022], ["令和４年度", 2022]])("%s", (text, year) => {
  expect(parseFiscalYear(text)?.fiscalYear).toBe(year);
});

test.each(["新規", "5", "R5 新規", "25項目"])("%s is no year", (text) => {
  expect(parseFiscalYear(text)).toBeUndefined();
});
