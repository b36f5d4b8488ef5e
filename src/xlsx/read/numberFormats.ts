/**
 * The formats that a file names by number alone. 0–49 are the same everywhere (ECMA-376 Part 1, 18.8.30); 14 is the short
 * date of the reader's own country, given here as a Japanese Excel writes it; 27–36 and 50–58 are those of a Japanese Excel.
 */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [0, "General"], [1, "0"], [2, "0.00"], [3, "#,##0"], [4, "#,##0.00"],
  [5, '"¥"#,##0;"¥"\\-#,##0'], [6, '"¥"#,##0;[Red]"¥"\\-#,##0'], [7, '"¥"#,##0.00;"¥"\\-#,##0.00'], [8, '"¥"#,##0.00;[Red]"¥"\\-#,##0.00'],
  [9, "0%"], [10, "0.00%"], [11, "0.00E+00"], [12, "# ?/?"], [13, "# ??/??"],
  [14, "yyyy/m/d"], [15, "d-mmm-yy"], [16, "d-mmm"], [17, "mmm-yy"], [18, "h:mm AM/PM"], [19, "h:mm:ss AM/PM"], [20, "h:mm"], [21, "h:mm:ss"], [22, "yyyy/m/d h:mm"],
  [27, "[$-411]ge.m.d"], [28, '[$-411]ggge"年"m"月"d"日"'], [29, '[$-411]ggge"年"m"月"d"日"'], [30, "m/d/yy"], [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"時"mm"分"'], [33, 'h"時"mm"分"ss"秒"'], [34, 'yyyy"年"m"月"'], [35, 'm"月"d"日"'], [36, "[$-411]ge.m.d"],
  [37, "#,##0;-#,##0"], [38, "#,##0;[Red]-#,##0"], [39, "#,##0.00;-#,##0.00"], [40, "#,##0.00;[Red]-#,##0.00"],
  [41, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '], [42, '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ '],
  [43, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '], [44, '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '],
  [45, "mm:ss"], [46, "[h]:mm:ss"], [47, "mm:ss.0"], [48, "##0.0E+0"], [49, "@"],
  [50, "[$-411]ge.m.d"], [51, '[$-411]ggge"年"m"月"d"日"'], [52, 'yyyy"年"m"月"'], [53, 'm"月"d"日"'], [54, '[$-411]ggge"年"m"月"d"日"'],
  [55, 'yyyy"年"m"月"'], [56, 'm"月"d"日"'], [57, "[$-411]ge.m.d"], [58, '[$-411]ggge"年"m"月"d"日"'],
]);

/** @example builtInFormat(3) === "#,##0"; builtInFormat(163) === "General" */
export function builtInFormat(id: number): string {
  return BUILT_IN.get(id) ?? "General";
}
