/** Long: each case is a table as offices draw it, to be read whole. */
import type { CellRange } from "../../../src/core/grid/address.js";
import type { CellValue } from "../../../src/core/grid/grid.js";
import { check, findingsOf, relationsOf, sheetOf } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];
const merged = (...areas: [number, number, number, number][]): CellRange[] => areas.map(([top, left, bottom, right]) => ({ top, left, bottom, right }));

interface Wild {
  readonly name: string;
  readonly rows: Rows;
  readonly merges?: CellRange[];
  /** A .csv: all its cells are text. */
  readonly isText?: boolean;
  readonly tables: readonly string[];
  /** Of the relations that hold. */
  readonly holds: readonly string[];
  /** That must not be found, by their beginning. */
  readonly never?: readonly string[];
  /** A cell typed wrong, and what is said of it: severity, code, cell, proposed value. */
  readonly broken?: readonly [rowIndex: number, columnIndex: number, value: CellValue, finding: readonly [string, string, string, number]];
}

const WILD: readonly Wild[] = [
  {
    name: "two tables side by side, each with a title",
    rows: [["男女別", null, null, null, null, "年齢別", null, null], ["区", "男", "女", "計", null, "区", "0-14", "15-", "計"], ["東区", 1203, 1311, 2514, null, "東区", 402, 2112, 2514], ["西区", 988, 1017, 2005, null, "西区", 311, 1694, 2005], ["南区", 1567, 1620, 3187, null, "南区", 517, 2670, 3187], ["計", 3758, 3948, 7706, null, "計", 1230, 6476, 7706]],
    tables: ["A2:D6", "F2:I6"], holds: ["sum D3 = B3:C3", "sum B6 = B3:B5", "sum I3 = G3:H3", "sum H6 = H3:H5"],
    broken: [3, 7, 1649, ["error", "footing/row", "H4", 1694]],
  },
  {
    name: "歳入 above 歳出, with headings of their own",
    rows: [["１ 歳入", null, null], ["款", "予算", "決算"], ["市税", 5120, 5203], ["交付金", 812, 790], ["計", 5932, 5993], [], ["２ 歳出"], ["款", "予算", "決算"], ["総務費", 1210, 1188], ["民生費", 3345, 3290], ["土木費", 1377, 1301], ["計", 5932, 5779]],
    tables: ["A2:C5", "A8:C12"], holds: ["sum C5 = C3:C4", "sum C12 = C9:C11"],
    broken: [9, 2, 3920, ["error", "footing/column", "C10", 3290]],
  },
  {
    name: "two tiers of merged headings, and 増減 between the years' totals",
    rows: [["区分", "令和4年度", null, null, "令和5年度", null, null, "増減"], [null, "男", "女", "計", "男", "女", "計", null], ["正規", 312, 204, 516, 305, 215, 520, 4], ["再任用", 41, 12, 53, 44, 15, 59, 6], ["会計年度", 88, 301, 389, 90, 322, 412, 23], ["合計", 441, 517, 958, 439, 552, 991, 33]],
    merges: merged([0, 0, 1, 0], [0, 1, 0, 3], [0, 4, 0, 6], [0, 7, 1, 7]),
    tables: ["A1:H6"], holds: ["sum D3 = B3:C3", "sum G4 = E4:F4", "difference H5 = G5 -D5", "sum H6 = H3:H5"],
    broken: [3, 5, 51, ["error", "footing/row", "F4", 15]],
  },
  {
    name: "部 merged over 課, subtotals and a grand total of them",
    rows: [["部", "課", "前期", "後期", "計"], ["総務部", "総務課", 12, 15, 27], [null, "人事課", 8, 11, 19], [null, "小計", 20, 26, 46], ["市民部", "市民課", 31, 29, 60], [null, "保険課", 14, 17, 31], [null, "小計", 45, 46, 91], ["合計", null, 65, 72, 137]],
    merges: merged([1, 0, 3, 0], [4, 0, 6, 0], [7, 0, 7, 1]),
    tables: ["A1:E8"], holds: ["sum E5 = C5:D5", "sum C4 = C2:C3", "sum D7 = D5:D6", "sum E8 = E4 E7"],
    broken: [4, 3, 92, ["error", "footing/row", "D5", 29]],
  },
  {
    name: "科目 told apart by their indent, totals above their parts",
    rows: [["科目", "予算額", "決算額", "差引"], ["歳入総額", 8420, 8390, 30], ["　市税", 5120, 5203, -83], ["　　市民税", 2310, 2377, -67], ["　　固定資産税", 2810, 2826, -16], ["　地方交付税", 2200, 2100, 100], ["　諸収入", 1100, 1087, 13]],
    tables: ["A1:D7"], holds: ["difference D2 = B2 -C2", "sum B3 = B4:B5", "sum C2 = C3 C6:C7"],
    broken: [3, 2, 2737, ["error", "footing/row", "C4", 2377]],
  },
  {
    name: "総数 first and left",
    rows: [["区分", "総数", "男", "女"], ["総数", 7706, 3758, 3948], ["東区", 2514, 1203, 1311], ["西区", 2005, 988, 1017], ["南区", 3187, 1567, 1620]],
    tables: ["A1:D5"], holds: ["sum B2 = C2:D2", "sum C2 = C3:C5", "sum B5 = C5:D5"],
    broken: [3, 2, 898, ["error", "footing/row", "C4", 988]],
  },
  {
    name: "a title, a unit line and notes around",
    rows: [["第１表　件数の推移"], [null, null, null, null, "（単位：件）"], ["区分", "R3", "R4", "R5", "計"], ["相談", 120, 131, 98, 349], ["申請", 45, 52, 61, 158], ["計", 165, 183, 159, 507], ["※ 令和5年度は見込み。"], ["資料：総務課"]],
    tables: ["A3:E6"], holds: ["sum E4 = B4:D4", "sum B6 = B4:B5"],
    broken: [3, 1, 102, ["error", "footing/row", "B4", 120]],
  },
  {
    name: "№, codes, telephone numbers and years are no amounts",
    rows: [["No.", "コード", "施設名", "電話", "開設年", "定員", "利用者", "空き"], [1, 10021, "東保育園", 144321111, 1998, 60, 52, 8], [2, 10022, "西保育園", 144322222, 2003, 90, 81, 9], [3, 10023, "南保育園", 144323333, 2011, 120, 117, 3], [null, null, "合計", null, null, 270, 250, 20]],
    tables: ["A1:H5"], holds: ["sum F5 = F2:F4", "sum G5 = G2:G4", "sum H5 = H2:H4"], never: ["sum A", "sum B", "sum D", "sum E"],
    broken: [4, 6, 520, ["error", "footing/row", "G5", 250]],
  },
  {
    name: "blank lines between the groups",
    rows: [["区分", "男", "女", "計"], ["東区", 1203, 1311, 2514], [], ["西区", 988, 1017, 2005], [], ["南区", 1567, 1620, 3187], [], ["計", 3758, 3948, 7706]],
    tables: ["A1:D8"], holds: ["sum D4 = B4:C4", "sum C8 = C2 C4 C6"],
    broken: [3, 2, 1071, ["error", "footing/row", "C4", 1017]],
  },
  {
    name: "the heading repeated as on a new page, and one total for both",
    rows: [["区分", "男", "女", "計"], ["東区", 1203, 1311, 2514], ["西区", 988, 1017, 2005], ["区分", "男", "女", "計"], ["南区", 1567, 1620, 3187], ["北区", 733, 801, 1534], ["合計", 4491, 4749, 9240]],
    tables: ["A1:D3", "A4:D7"], holds: ["sum D2 = B2:C2", "sum B7 = B2:B3 B5:B6", "sum D7 = D2:D3 D5:D6"],
  },
  {
    name: "累計 down a column",
    rows: [["月", "件数", "累計"], ["4月", 12, 12], ["5月", 15, 27], ["6月", 9, 36], ["7月", 21, 57], ["8月", 18, 75], ["計", 75, null]],
    tables: ["A1:C7"], holds: ["running C3 = B3 C2", "running C6 = B6 C5", "sum B7 = B2:B6"],
    broken: [4, 2, 75, ["error", "footing/running", "C5", 57]],
  },
  {
    name: "累計 along a row",
    rows: [["区分", "4月", "5月", "6月", "7月", "8月"], ["受付", 120, 98, 135, 141, 77], ["累計", 120, 218, 353, 494, 571]],
    tables: ["A1:F3"], holds: ["running C3 = B3 C2", "running F3 = E3 F2"],
    broken: [2, 3, 335, ["error", "footing/running", "D3", 353]],
  },
  {
    name: "構成比 of the total line",
    rows: [["区分", "金額", "構成比"], ["市税", 5120, 54.2], ["交付税", 2200, 23.3], ["諸収入", 1100, 11.6], ["繰越金", 310, 3.3], ["市債", 720, 7.6], ["合計", 9450, 100]],
    tables: ["A1:C7"], holds: ["share C2 = B2 B7", "share C6 = B6:B7", "sum B7 = B2:B6"],
    broken: [2, 2, 32.3, ["warning", "ratio/share", "C3", 23.3]],
  },
  {
    name: "増減 and 増減率",
    rows: [["区分", "R4", "R5", "増減", "増減率"], ["東区", 2410, 2514, 104, 4.3], ["西区", 2101, 2005, -96, -4.6], ["南区", 3002, 3187, 185, 6.2], ["北区", 1200, 1211, 11, 0.9], ["合計", 8713, 8917, 204, 2.3]],
    tables: ["A1:E6"], holds: ["difference D3 = C3 -B3", "rate E2 = B2:C2", "rate E6 = B6:C6", "sum D6 = D2:D5"],
    broken: [3, 4, 2.6, ["warning", "ratio/rate", "E4", 6.2]],
  },
  {
    name: "平均 of the months",
    rows: [["学校", "4月", "5月", "6月", "平均"], ["東小", 312, 315, 318, 315], ["西小", 208, 207, 209, 208], ["南小", 410, 415, 411, 412], ["北小", 150, 161, 154, 155], ["中小", 99, 103, 101, 101]],
    tables: ["A1:E6"], holds: ["mean E2 = B2:D2", "mean E6 = B6:D6"], never: ["sum E"],
    broken: [4, 4, 150, ["warning", "ratio/mean", "E5", 155]],
  },
  {
    name: "うち and （再掲） are not added",
    rows: [["区分", "R3", "R4", "R5"], ["正規職員", 508, 516, 520], ["うち女性", 199, 204, 215], ["再任用", 47, 53, 59], ["会計年度任用", 377, 389, 412], ["合計", 932, 958, 991], ["（再掲）女性", 501, 517, 552]],
    tables: ["A1:D7"], holds: ["sum B6 = B2 B4:B5", "sum D6 = D2 D4:D5"], never: ["sum B7", "sum B6 = B2:B5"],
    broken: [5, 3, 919, ["error", "footing/column", "D6", 991]],
  },
  {
    name: "a figure with a note of うち, and うちわ, are no breakdown of another line",
    rows: [["区分", "学校数", "学級数", "生徒数"], ["小学校", 170, 2755, 79122], ["中学校", "83,分2", 1140, 37163], ["幼稚園", "51(うち休5)", 135, 3347], ["うちわ教室", 6, 177, 583], ["合計", "310,分2", 4207, 120215]],
    tables: ["A1:D6"], holds: ["sum C6 = C2:C5", "sum D6 = D2:D5"], never: ["sum C6 = C2:C3"],
    broken: [5, 2, 4270, ["error", "footing/column", "C6", 4207]],
  },
  {
    name: "a full 内訳 is",
    rows: [["区分", "総額", "内訳", null, null, "備考"], [null, null, "国費", "県費", "市費", null], ["道路", 1200, 600, 300, 300, "A"], ["河川", 810, 405, 200, 205, "B"], ["公園", 455, 0, 100, 355, "C"], ["計", 2465, 1005, 600, 860, null]],
    merges: merged([0, 2, 0, 4]),
    tables: ["A1:F6"], holds: ["sum B3 = C3:E3", "sum B6 = C6:E6", "sum E6 = E3:E5"],
    broken: [3, 4, 250, ["error", "footing/row", "E4", 205]],
  },
  {
    name: "a grand total of subtotals without a column of 計",
    rows: [["区分", "件数", "金額"], ["戸籍", 12, 340], ["印鑑", 9, 127], ["小計", 21, 467], ["国保", 4, 88], ["年金", 13, 401], ["介護", 7, 92], ["小計", 24, 581], ["合計", 45, 1048]],
    tables: ["A1:C9"], holds: ["sum B4 = B2:B3", "sum C8 = C5:C7", "sum C9 = C4 C8"], never: ["sum C9 = C2:C8"],
    broken: [8, 2, 1084, ["error", "footing/column", "C9", 1048]],
  },
  {
    name: "件数 and 金額 by turns: parts that are not neighbours",
    rows: [["区分", "R4件数", "R4金額", "R5件数", "R5金額", "計件数", "計金額"], ["相談", 120, 4100, 131, 4230, 251, 8330], ["申請", 45, 2210, 52, 2307, 97, 4517], ["届出", 77, 1309, 70, 1255, 147, 2564], ["計", 242, 7619, 253, 7792, 495, 15411]],
    tables: ["A1:G5"], holds: ["sum F2 = B2 D2", "sum G5 = C5 E5", "sum G5 = G2:G4"],
    broken: [2, 6, 4571, ["error", "footing/row", "G3", 4517]],
  },
  {
    name: "full-width digits and a dash",
    rows: [["区分", "現行", "新規", "合計"], ["財源", "１２", "２", "１４"], ["窓口", "２３", "－", "２３"], ["庁舎", "３１", "４", "３５"], ["計", "６６", "６", "７２"]],
    isText: true, tables: ["A1:D5"], holds: ["sum D2 = B2:C2", "sum B5 = B2:B4", "sum C5 = C2:C4"],
    broken: [2, 3, "３２", ["error", "footing/row", "D3", 23]],
  },
  {
    name: "△ and （ ） for what is below nought",
    rows: [["区分", "収入", "支出", "差引"], ["一般", "1,200", "1,350", "△150"], ["特別", "840", "800", "40"], ["企業", "511", "622", "（111）"], ["計", "2,551", "2,772", "▲221"]],
    isText: true, tables: ["A1:D5"], holds: ["difference D2 = B2 -C2", "difference D4 = B4 -C4", "sum D5 = D2:D4"],
    broken: [1, 3, "150", ["error", "footing/row", "D2", -150]],
  },
  {
    name: "units in the cells",
    rows: [["区分", "前期", "後期", "計"], ["相談", "12件", "15件", "27件"], ["申請", "8件", "11件", "19件"], ["届出", "31件", "29件", "60件"], ["計", "51件", "55件", "106件"]],
    isText: true, tables: ["A1:D5"], holds: ["sum D2 = B2:C2", "sum C5 = C2:C4"],
    broken: [2, 1, "18件", ["error", "footing/row", "B3", 8]],
  },
  {
    name: "decimals rounded each for itself, without a note",
    rows: [["区分", "R4", "R5", "計"], ["甲", 12.3, 10.4, 22.8], ["乙", 8.1, 9.9, 18], ["丙", 3.3, 4.1, 7.4], ["計", 23.8, 24.4, 48.2]],
    tables: ["A1:D5"], holds: ["sum D2 = B2:C2", "sum B5 = B2:B4"],
    broken: [3, 3, 4.7, ["error", "footing/row", "D4", 7.4]],
  },
  {
    name: "thousands rounded each for itself, with a note",
    rows: [["（単位：千円）"], ["区分", "R4", "R5", "計"], ["甲", 1231, 1044, 2276], ["乙", 811, 990, 1801], ["丙", 722, 801, 1523], ["計", 2765, 2835, 5600], ["※端数処理のため合計が一致しない場合がある。"]],
    tables: ["A2:D6"], holds: ["sum D3 = B3:C3", "sum B6 = B3:B5"],
    broken: [3, 1, 881, ["error", "footing/row", "B4", 811]],
  },
  {
    name: "more digits stored than a cell shows",
    rows: [["区分", "R4", "R5", "R6"], ["甲", 12.34567, 10.4444, 9.12345], ["乙", 8.12345, 9.91111, 7.7], ["丙", 3.00001, 1.11111, 2.5], ["計", 23.46913, 21.46662, 19.32345]],
    tables: ["A1:D5"], holds: ["sum B5 = B2:B4", "sum D5 = D2:D4"],
    broken: [4, 2, 24.16662, ["error", "footing/column", "C5", 21.46662]],
  },
  {
    name: "percentages that come to 100.0%",
    rows: [["区分", "賛成", "反対", "計"], ["東区", "12.5%", "87.5%", "100.0%"], ["西区", "33.3%", "66.7%", "100.0%"], ["南区", "41.0%", "59.0%", "100.0%"], ["北区", "55.2%", "44.8%", "100.0%"]],
    isText: true, tables: ["A1:D5"], holds: ["sum D2 = B2:C2", "sum D5 = B5:C5"],
  },
  {
    name: "the movement of a population, eras over the columns",
    rows: [["区分", "H30", "R元", "R2", "R3"], ["出生", 512, 498, 470, 455], ["死亡", 620, 633, 641, 660], ["自然増減", -108, -135, -171, -205], ["転入", 1402, 1388, 1203, 1299], ["転出", 1511, 1450, 1302, 1344], ["社会増減", -109, -62, -99, -45], ["人口増減", -217, -197, -270, -250]],
    tables: ["A1:E8"], holds: ["difference B4 = B2 -B3", "difference E7 = E5 -E6", "sum C8 = C4 C7"],
    broken: [3, 3, -117, ["error", "footing/column", "D4", -171]],
  },
  {
    name: "延べ and 実数 are two figures, neither the other's sum",
    rows: [["区分", "延べ人数", "実人数"], ["健診", 1210, 803], ["相談", 345, 210], ["訪問", 97, 60], ["合計", 1652, 1073]],
    tables: ["A1:C5"], holds: ["sum B5 = B2:B4", "sum C5 = C2:C4"], never: ["difference", "share"],
  },
  {
    name: "headings, a blank line, and then the figures",
    rows: [["区分", "男", "女", "計"], [], ["東区", 1203, 1311, 2514], ["西区", 988, 1017, 2005], ["南区", 1567, 1620, 3187], ["合計", 3758, 3948, 7706]],
    tables: ["A1:D6"], holds: ["sum D3 = B3:C3", "sum C6 = C3:C5"],
    broken: [3, 1, 898, ["error", "footing/row", "B4", 988]],
  },
  {
    name: "a plan that counts 現行, 増減 and 見直し後 of four initiatives",
    rows: [["№", "取組項目", "現行の項目数", "見直しによる増減", "うち新規", "見直し後の項目数"], [1, "広告収入", 3, 1, 2, 4], [2, "窓口", 2, 0, 0, 2], [3, "職員", 5, -1, 0, 4], [4, "公共施設", 0, 2, 2, 2], ["計", null, 10, 2, 4, 12]],
    tables: ["A1:F6"], holds: ["sum F2 = C2:D2", "sum F6 = C6:D6", "sum E6 = E2:E5"],
    broken: [5, 5, 13, ["error", "footing/column", "F6", 12]],
  },
  {
    name: "a heading that begins with a number",
    rows: [["年", "世帯数", "1世帯当たり"], ["H30", 3620, 2.56], ["R1", 3641, 2.52], ["R2", 3655, 2.5], ["R3", 3660, 2.47]], isText: true,
    tables: ["A1:C5"], holds: [],
  },
  {
    name: "a budget whose names begin with their numbers",
    rows: [["科目", "本年度", "前年度", "比較"], ["１　総務費", 1245000, 1198000, 47000], ["　１　総務管理費", 845300, 812100, 33200], ["　２　徴税費", 312700, 301900, 10800], ["　３　選挙費", 87000, 84000, 3000], ["２　民生費", 2456100, 2390500, 65600], ["　１　社会福祉費", 1456100, 1410500, 45600], ["　２　児童福祉費", 1000000, 980000, 20000], ["合計", 3701100, 3588500, 112600]],
    tables: ["A1:D9"], holds: ["sum B2 = B3:B5", "sum B6 = B7:B8", "sum B2 = C2:D2"], never: ["sum A"],
    broken: [1, 1, 1254000, ["error", "footing/row", "B2", 1245000]],
  },
  {
    name: "names with their numbers and no blank between",
    rows: [["科目", "本年度", "前年度", "比較"], ["1総務費", 1245, 1198, 47], ["2民生費", 845, 812, 33], ["3土木費", 312, 301, 11], ["4教育費", 87, 84, 3], ["合計", 2489, 2395, 94]], isText: true,
    tables: ["A1:D6"], holds: ["sum B6 = B2:B5", "sum B2 = C2:D2"], never: ["sum A", "difference A"],
  },
  {
    name: "計画, 実績 and 達成率 of measures that are not added",
    rows: [["実践項目", "R6計画", "R6実績", "達成率", "R7計画"], ["広告収入（千円）", 1200, 1344, "112.0%", 1300], ["ふるさと納税（千円）", 50000, 43210, "86.4%", 55000], ["使用料見直し（件）", 5, 5, "100.0%", 3], ["ペーパーレス（枚）", 30000, 28500, "95.0%", 40000]], isText: true,
    tables: ["A1:E5"], holds: ["share D2 = C2 B2", "share D5 = C5 B5"], never: ["sum", "difference"],
  },
  {
    name: "means of indices, each with digits of its own",
    rows: [["指標", "令和3年度", "令和4年度", "令和5年度", "3か年平均"], ["財政力指数", 0.521, 0.515, 0.509, 0.515], ["経常収支比率", 92.4, 94.1, 95.3, 93.9], ["実質公債費比率", 7.2, 7.0, 6.9, 7.0], ["将来負担比率", 35.1, 30.2, 28.8, 31.4]],
    tables: ["A1:E5"], holds: ["mean E2 = B2:D2", "mean E5 = B5:D5"], never: ["sum"],
  },
  {
    name: "a notice that is nearly a table",
    rows: [["連絡事項"], ["日時", "4月10日 10時"], ["場所", "第3会議室"], ["出席", "12人"], ["欠席", "3人"], ["定員", "15人"], ["1 開会"], ["2 議事"], ["3 その他"]],
    tables: ["A2:B6"], holds: [], never: ["difference", "count"],
  },
];

const ask = ({ name, merges = [], isText = false }: Wild, rows: Rows): ReturnType<typeof check> => check([sheetOf(name.slice(0, 20), rows, merges)], !isText);

describe.each(WILD.map((wild) => [wild.name, wild] as const))("%s", (_, wild) => {
  const whole = ask(wild, wild.rows);
  test("is read, and holds", () => {
    const holding = relationsOf(whole);
    expect(whole.tables.map((table) => table.at.ref)).toEqual(wild.tables);
    expect(holding).toEqual(expect.arrayContaining([...wild.holds]));
    expect(holding.filter((relation) => wild.never?.some((start) => relation.startsWith(start)) ?? false)).toEqual([]);
    expect(whole.findings.filter((finding) => finding.severity !== "info")).toEqual([]);
  });
  const { broken } = wild;
  if (broken) {
    test("a figure typed wrong is named", () => {
      const [rowIndex, columnIndex, value, [severity, code, cell, proposed]] = broken;
      const rows = wild.rows.map((row, r) => (r === rowIndex ? [...row.slice(0, columnIndex), value, ...row.slice(columnIndex + 1)] : row));
      expect(findingsOf(ask(wild, rows), severity)).toContainEqual([code, cell, expect.anything(), [proposed]]);
    });
  }
});

test("groups of lines named above them, between blank lines, are one table with the total below them all", () => {
  const rows = [
    ["区分", "現行", "新規", "計"], [null, null, null, null],
    ["企画課", 12, 9, 21], [null, null, null, null],
    ["市民部", null, null, null], [null, null, null, null],
    ["市民課", 35, 35, 70], ["税務課", 40, 41, 81], [null, null, null, null],
    ["建設部", null, null, null], [null, null, null, null],
    ["土木課", 25, 30, 55], ["建築課", 14, 20, 34], [null, null, null, null],
    ["合計", 126, 135, 261],
  ];
  expect(relationsOf(check(rows))).toEqual(expect.arrayContaining(["sum B15 = B3 B7:B8 B12:B13", "sum C15 = C3 C7:C8 C12:C13"]));
});
