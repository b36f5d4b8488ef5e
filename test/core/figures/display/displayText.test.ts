import { displayText } from "../../../../src/core/figures/display/displayText.js";

const JAPANESE_DATE = '[$-411]ggge"年"m"月"d"日"';

describe("what a cell shows", () => {
  test.each([
    [1234.5, "General", "1234.5"],
    [0.1 + 0.2, "General", "0.3"],
    [123456789012, "General", "1.23457E+11"],
    [0.0000000001, "General", "1E-10"],
    [0.00001234, "General", "0.00001234"], // ten characters fit
    [0.000012345678, "General", "1.23457E-05"],
    [0.00012345678, "General", "0.000123457"],
    [100, "General", "100"],
    [-0, "General", "0"],
    [95, "0", "95"],
    [1234567, "#,##0", "1,234,567"],
    [0, "#,##0", "0"],
    [0, "#", ""],
    [5, "000", "005"],
    [1234.5, "#,##0.00", "1,234.50"],
    [1.005, "0.00", "1.01"],
    [0.5, "#.##", ".5"],
    [12, "0.0#", "12.0"],
    [-1234, "#,##0", "-1,234"],
    [-0.2, "0", "0"],
    [-1234, '#,##0;"△"#,##0', "△1,234"],
    [-1234, '#,##0;"▲ "#,##0;"－"', "▲ 1,234"],
    [0, '#,##0;"▲ "#,##0;"－"', "－"],
    [-5, "#,##0;[Red]-#,##0", "-5"],
    [-5, "#,##0;!-#,##0", "-5"],
    [0.256, "0.0%", "25.6%"],
    [0.07, "0%", "7%"],
    [1234567, "#,##0,", "1,235"],
    [1234567, '#,##0,"千円"', "1,235千円"],
    [12345, "0.00E+00", "1.23E+04"],
    [0.5, "# ?/?", "1/2"],
    [2.25, "# ?/?", "2 1/4"],
    [3, '0"項目"', "3項目"],
    [3, '"No."0', "No.3"],
    [5, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', " 5 "],
    [1500, '[>=1000]#,##0,"千";0', "2千"],
    [12, '[>=1000]#,##0,"千";0', "12"],
    [1234567890123456, "0", "1234567890123456"],
    [905551234, "000-000-0000", "090-555-1234"],
    ["件数", "0;-0;0;@\"表\"", "件数表"],
    ["件数", "#,##0", "件数"],
    ["３", "@", "３"],
    [true, "0", "TRUE"],
    [{ error: "#REF!" }, "0", "#REF!"],
    [null, "0", ""],
  ])("%p by %p is %p", (value, format, text) => {
    expect(displayText(value, format).text).toBe(text);
  });

  test.each([
    [45_017, JAPANESE_DATE, "令和5年4月1日"],
    [43_586, "[$-411]ge.m.d", "R1.5.1"],
    [43_585, "[$-411]ggge.mm.dd", "平成31.04.30"],
    [32_515, JAPANESE_DATE, "昭和64年1月7日"],
    [32_516, JAPANESE_DATE, "平成1年1月8日"],
    [9_855, "gge", "大15"],
    [43_586, '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', "令和元年5月1日"],
    [43_831, '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', "令和2年1月1日"],
    [9_856, "ggge", "昭和1"], // the day on which the one era ended and the other began counts for the new one
    [45_017, "yyyy/m/d", "2023/4/1"],
    [45_017, 'yyyy"年"mm"月"', "2023年04月"],
    [45_017, "d-mmm-yy", "1-Apr-23"],
    [45_017, "m/d(aaa)", "4/1(土)"],
    [45_017, "aaaa", "土曜日"],
    [45_017, "dddd", "Saturday"],
    [45_017.75, "yyyy/m/d h:mm", "2023/4/1 18:00"],
    [0.5, "h:mm AM/PM", "12:00 PM"],
    [1.25, "[h]:mm", "30:00"],
    [0.000_011_574, "mm:ss.0", "00:01.0"],
    [60, "yyyy/m/d", "1900/2/29"],
    [59, "yyyy/m/d", "1900/2/28"],
    [61, "yyyy/m/d", "1900/3/1"],
    [1, "yyyy/m/d", "1900/1/1"],
    [-1, "yyyy/m/d", "########"],
    [2_958_466, "yyyy/m/d", "########"],
  ])("the date %p by %p is %p", (serial, format, text) => {
    expect(displayText(serial, format).text).toBe(text);
  });

  test("dates of the 1904 system begin four years later", () => {
    expect(displayText(43_555, "yyyy/m/d", true).text).toBe("2023/4/1");
  });

  test.each([
    [123, "[DBNum1]0", "一二三"],
    [25, "[DBNum1]General", "二十五"],
    [1205, "[DBNum1]#,##0", "一,二〇五"],
    [110, "[DBNum1][$-411]General", "百十"],
    [10_500, "[DBNum1]General", "一万五百"],
    [25, "[DBNum2]General", "弐拾伍"],
    [45_271, '[DBNum1][$-411]ggge"年"m"月"d"日"', "令和五年十二月十一日"],
    [25, "[DBNum3]0;-[DBNum3]0", "２５"],
    [45_017, '[DBNum3][$-411]ggge"年"m"月"d"日"', "令和５年４月１日"],
  ])("%p by %p is %p in Japanese digits", (value, format, text) => {
    expect(displayText(value, format).text).toBe(text);
  });

  test("a format's colour is told", () => {
    expect(displayText(-5, "0;[Red]-0")).toEqual({ text: "-5", color: "FF0000" });
    expect(displayText(5, "0;[Red]-0").color).toBeUndefined();
  });
});
