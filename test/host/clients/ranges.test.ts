import { startExcel, type StartedExcel } from "../startExcel.js";

let excel: StartedExcel;
beforeEach(async () => { excel = await startExcel({ requirementSet: "1.15" }); });
afterEach(() => excel.close());

/** Runs a batch on the first sheet, which holds a small table of sales. */
async function onSales<T>(batch: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("B2:E5").values = [["Product", "Qty", "Price", "Total"], ["Almonds", 2, 7.5, "=C3*D3"], ["Coffee", 1, 34.5, "=C4*D4"], ["Chocolate", 5, 9.56, "=C5*D5"]];
    await context.sync();
    return batch(sheet, context);
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

test("neighbours of a range", async () => {
  const found = await onSales(async (sheet, context) => {
    const range = sheet.getRange("B2:E5");
    const all = [range.getCell(1, 1), range.getRow(0), range.getColumn(3), range.getLastCell(), range.getLastRow(), range.getLastColumn(), range.getOffsetRange(1, 1), range.getResizedRange(-1, 2),
      range.getAbsoluteResizedRange(1, 1), range.getRowsAbove(), range.getRowsBelow(2), range.getColumnsBefore(1), range.getColumnsAfter(2), range.getEntireRow(), range.getEntireColumn(),
      range.getIntersection("C1:C3"), range.getBoundingRect("G7"), range.getUsedRange(), sheet.getRange("C3").getSurroundingRegion(), sheet.getUsedRange(), sheet.getRange("C:C").getUsedRange(),
      range.getRangeEdge("Down"), sheet.getRange("B2").getExtendedRange("Right"), sheet.getCell(0, 0), sheet.getRangeByIndexes(1, 1, 2, 3)];
    for (const one of all) one.load("address");
    await context.sync();
    return all.map((one) => one.address.replace("Sheet1!", ""));
  });
  expect(found).toEqual(["C3", "B2:E2", "E2:E5", "E5", "B5:E5", "E2:E5", "C3:F6", "B2:G4", "B2", "B1:E1", "B6:E7", "A2:A5", "F2:G5", "2:5", "B:E", "C2:C3", "B2:G7", "B2:E5", "B2:E5", "B2:E5", "C2:C5", "B5", "B2:E2", "A1", "B2:D3"]);
});

test("null objects and things not found", async () => {
  const found = await onSales(async (sheet, context) => {
    const none = [sheet.getRange("B2:C3").getIntersectionOrNullObject("G9"), sheet.getRange("H1:H9").getUsedRangeOrNullObject(), sheet.getRange("B2:E5").findOrNullObject("Tea", {}), sheet.findAllOrNullObject("Tea", {}), context.workbook.worksheets.getItemOrNullObject("Nowhere")];
    for (const one of none) one.load();
    await context.sync();
    return none.map((one) => one.isNullObject);
  });
  expect(found).toEqual([true, true, true, true, true]);
  expect(await codeOf(onSales(async (sheet, context) => { sheet.getRange("B2").getIntersection("G9").load("address"); await context.sync(); }))).toBe("ItemNotFound");
  expect(await codeOf(onSales(async (sheet, context) => { sheet.getRange("A1").getOffsetRange(-1, 0).load("address"); await context.sync(); }))).toBe("InvalidArgument");
  expect(await codeOf(onSales(async (sheet, context) => { sheet.getRange("no such name").load("address"); await context.sync(); }))).toBe("InvalidArgument");
  expect(await codeOf(onSales(async (sheet) => Promise.resolve(sheet.getRange("A1").values)))).toBe("PropertyNotLoaded");
});

test("values: one for all, shapes, blanks, texts that look like numbers", async () => {
  const found = await onSales(async (sheet, context) => {
    sheet.getRange("G1:H2").values = 7 as never;
    sheet.getRange("J1:J4").numberFormat = [["@"], ["General"], ["General"], ["General"]];
    sheet.getRange("J1:J4").values = [["007"], ["'007"], ["1,234"], [true]];
    const kept = sheet.getRange("B3:C3");
    kept.values = [[null, 9]] as never;
    sheet.getRange("B4").values = [[""]];
    const ranges = [sheet.getRange("G1:H2"), sheet.getRange("J1:J4"), sheet.getRange("B3:C4"), sheet.getRange("E3")];
    for (const range of ranges) range.load("values,valueTypes,text");
    await context.sync();
    return ranges.map((range) => [range.values, range.valueTypes]);
  });
  expect(found).toEqual([
    [[[7, 7], [7, 7]], [["Double", "Double"], ["Double", "Double"]]],
    [[["007"], ["007"], [1234], [true]], [["String"], ["String"], ["Double"], ["Boolean"]]],
    [[["Almonds", 9], ["", 1]], [["String", "Double"], ["Empty", "Double"]]],
    [[[67.5]], [["Double"]]],
  ]);
  expect(await codeOf(onSales(async (sheet, context) => { sheet.getRange("A1:B2").values = [[1, 2]]; await context.sync(); }))).toBe("InvalidArgument");
});

test("formulas in every dress", async () => {
  const found = await onSales(async (sheet, context) => {
    sheet.getRange("G2").formulasR1C1 = [["=SUM(R[1]C[-4]:R5C3)"]];
    sheet.getRange("G3").formulas = [["=B3&\"!\""]];
    const range = sheet.getRange("G2:G3").load("formulas,formulasLocal,formulasR1C1,values");
    await context.sync();
    return [range.formulas, range.formulasLocal, range.formulasR1C1, range.values];
  });
  expect(found).toEqual([[["=SUM(C3:$C$5)"], ["=B3&\"!\""]], [["=SUM(C3:$C$5)"], ["=B3&\"!\""]], [["=SUM(R[1]C[-4]:R5C3)"], ["=RC[-5]&\"!\""]], [[8], ["Almonds!"]]]);
});

test("formats are common to all cells or null", async () => {
  const found = await onSales(async (sheet, context) => {
    const header = sheet.getRange("B2:E2");
    header.format.fill.color = "#4472C4";
    header.format.font.color = "white";
    header.format.font.bold = true;
    header.format.horizontalAlignment = Excel.HorizontalAlignment.center;
    header.format.borders.getItem("EdgeBottom").style = "Double";
    header.format.borders.getItem("InsideVertical").color = "#FF0000";
    sheet.getRange("E3:E5").numberFormat = [["#,##0.00"], ["#,##0.00"], ["#,##0.00"]];
    sheet.getRange("B2:E5").format.rowHeight = 30;
    sheet.getRange("B:B").format.columnWidth = 90;
    const all = sheet.getRange("B2:E5");
    all.load("format/fill/color,format/font/bold,format/font/name,format/rowHeight");
    header.load({ format: { fill: { color: true }, font: { color: true, bold: true }, horizontalAlignment: true, borders: { $all: true } } } as never);
    const edge = header.format.borders.getItem("EdgeBottom").load("style,color,weight");
    const text = sheet.getRange("E3:E5").load("text,numberFormat,numberFormatCategories");
    await context.sync();
    return { all: [all.format.fill.color, all.format.font.bold, all.format.font.name, all.format.rowHeight], header: [header.format.fill.color, header.format.font.color, header.format.font.bold, header.format.horizontalAlignment], edge: [edge.style, edge.color], text: [text.text, text.numberFormat[0], text.numberFormatCategories[0]] };
  });
  expect(found).toEqual({
    all: ["", null, "游ゴシック", 30], header: ["#4472C4", "#FFFFFF", true, "Center"], edge: ["Double", "#000000"], text: [[["15.00"], ["34.50"], ["47.80"]], ["#,##0.00"], ["Number"]],
  });
});

test("cells put in and taken out move what lies beyond, kept ranges too", async () => {
  const found = await onSales(async (sheet, context) => {
    const kept = sheet.getRange("E5");
    kept.load("address");
    await context.sync();
    sheet.getRange("B4:E4").insert("Down");
    sheet.getRange("3:3").insert(Excel.InsertShiftDirection.down);
    kept.load("address,values,formulas");
    await context.sync();
    const after = [kept.address, kept.formulas, kept.values];
    sheet.getRange("3:3").delete("Up");
    kept.load("address");
    await context.sync();
    return [...after, kept.address];
  });
  expect(found).toEqual(["Sheet1!E7", [["=C7*D7"]], [[47.800000000000004]], "Sheet1!E6"]);
});

test("clear, copy, move, fill, remove duplicates", async () => {
  const found = await onSales(async (sheet, context) => {
    sheet.getRange("B2").format.fill.color = "#FFFF00";
    sheet.getRange("G2").copyFrom("B2:E5");
    sheet.getRange("G8").copyFrom(sheet.getRange("E3:E5"), Excel.RangeCopyType.values);
    sheet.getRange("G12").copyFrom("B2:C3", "All", false, true);
    sheet.getRange("L1:L2").values = [[1], [3]];
    sheet.getRange("L1:L2").autoFill("L1:L5", Excel.AutoFillType.fillDefault);
    sheet.getRange("N1:N5").values = [["a"], ["b"], ["A"], ["c"], ["b"]];
    const result = sheet.getRange("N1:N5").removeDuplicates([0], false).load("removed,uniqueRemaining");
    sheet.getRange("B5:E5").clear(Excel.ClearApplyTo.contents);
    const ranges = ["G2:J3", "G8:G10", "G12:H13", "L1:L5", "N1:N5", "B5:E5"].map((address) => sheet.getRange(address).load("formulas"));
    const fill = sheet.getRange("G2").load("format/fill/color");
    await context.sync();
    return [ranges.map((range) => range.formulas), fill.format.fill.color, result.removed, result.uniqueRemaining];
  });
  expect(found).toEqual([[
    [["Product", "Qty", "Price", "Total"], ["Almonds", 2, 7.5, "=H3*I3"]], [[15], [34.5], [47.800000000000004]], [["Product", "Almonds"], ["Qty", 2]], [[1], [3], [5], [7], [9]], [["a"], ["b"], ["c"], [""], [""]], [["", "", "", ""]],
  ], "#FFFF00", 2, 3]);
});

test("sort, find, replace, special cells", async () => {
  const found = await onSales(async (sheet, context) => {
    sheet.getRange("B2:E5").sort.apply([{ key: 1, ascending: false }], false, true);
    const names = sheet.getRange("B3:B5").load("values");
    const first = sheet.getRange("B2:E5").find("co", { completeMatch: false, matchCase: false }).load("address");
    const all = sheet.findAll("co", {}).load("address,cellCount");
    const count = sheet.getRange("B2:E5").replaceAll("Coffee", "Tea", { completeMatch: true, matchCase: true });
    const formulas = sheet.getRange("B2:E5").getSpecialCells(Excel.SpecialCellType.formulas).load("address");
    const texts = sheet.getRange("B2:E5").getSpecialCells("Constants", "Text").load("address");
    const blanks = sheet.getRange("B2:E5").getSpecialCellsOrNullObject("Blanks");
    await context.sync();
    return [names.values, first.address, all.address, count.value, formulas.address, texts.address, blanks.isNullObject];
  });
  expect(found).toEqual([[["Chocolate"], ["Almonds"], ["Coffee"]], "Sheet1!B3", "Sheet1!B3,Sheet1!B5", 1, "Sheet1!E3:E5", "Sheet1!B2:E2,Sheet1!B3:B5", true]);
});

test("many cells at once by their properties", async () => {
  const found = await onSales(async (sheet, context) => {
    sheet.getRange("B3:C3").setCellProperties([[{ format: { fill: { color: "#FF0000" }, borders: { top: { style: "Continuous" } } } }, { format: { font: { bold: true } } }]] as never);
    sheet.getRange("A1:A2").setRowProperties([{ format: { rowHeight: 20 } }, { rowHidden: true }]);
    const cells = sheet.getRange("B3:C3").getCellProperties({ address: true, format: { fill: { color: true }, font: { bold: true } } });
    const rows = sheet.getRange("A1:A2").getRowProperties({ rowHidden: true, format: { rowHeight: true } });
    await context.sync();
    return [cells.value, rows.value];
  });
  expect(found).toEqual([
    [[{ address: "Sheet1!B3", format: { fill: { color: "#FF0000" }, font: { bold: false } } }, { address: "Sheet1!C3", format: { fill: { color: "#FFFFFF" }, font: { bold: true } } }]],
    [{ rowHidden: false, format: { rowHeight: 20 } }, { rowHidden: true, format: { rowHeight: 0 } }],
  ]);
});

test("merges, areas, links, validation", async () => {
  const found = await onSales(async (sheet, context) => {
    sheet.getRange("B8:D8").merge();
    const merged = sheet.getRange("A1:Z20").getMergedAreasOrNullObject().load("address,areaCount");
    const areas = sheet.getRanges("B2, C3:D4").load("address,areaCount,cellCount,areas/items/address");
    areas.format.fill.color = "#00FF00";
    sheet.getRange("B9").hyperlink = { textToDisplay: "資料", documentReference: "Sheet1!B2", screenTip: "" };
    const link = sheet.getRange("B9").load("hyperlink,values");
    const rule = sheet.getRange("C3:C5").dataValidation;
    rule.rule = { wholeNumber: { formula1: 0, formula2: 3, operator: "Between" } };
    rule.errorAlert = { message: "0 から 3", showAlert: true, style: "Stop", title: "数" };
    rule.load("type,valid,rule");
    const broken = rule.getInvalidCells().load("address");
    await context.sync();
    return [merged.address, merged.areaCount, areas.address, areas.areaCount, areas.cellCount, areas.areas.items.map((item) => item.address), link.values, link.hyperlink.documentReference, rule.type, rule.valid, broken.address];
  });
  expect(found).toEqual(["Sheet1!B8:D8", 1, "Sheet1!B2,Sheet1!C3:D4", 2, 5, ["Sheet1!B2", "Sheet1!C3:D4"], [["資料"]], "Sheet1!B2", "WholeNumber", null, "Sheet1!C5"]);
});

test("precedents and the visible view", async () => {
  const found = await onSales(async (sheet, context) => {
    const before = sheet.getRange("E3").getDirectPrecedents().load("addresses");
    const after = sheet.getRange("C3").getDirectDependents().load("addresses");
    sheet.getRange("4:4").rowHidden = true;
    const view = sheet.getRange("B2:C5").getVisibleView().load("values,rowCount");
    await context.sync();
    return [before.addresses, after.addresses, view.values, view.rowCount];
  });
  expect(found).toEqual([["Sheet1!C3,Sheet1!D3"], ["Sheet1!E3"], [["Product", "Qty"], ["Almonds", 2], ["Chocolate", 5]], 3]);
});

test("what is above the requirement set is not found, what is not implemented says so", async () => {
  const older = await startExcel({ requirementSet: "1.12" });
  const code = await codeOf(older.run(async (context) => { context.workbook.worksheets.getActiveWorksheet().getRange("A1").getMergedAreasOrNullObject().load("address"); await context.sync(); }));
  older.close();
  expect(code).toBe("ApiNotFound");
  await expect(onSales(async (sheet, context) => { sheet.charts.add("Pie", sheet.getRange("B2:C5")); await context.sync(); })).rejects.toMatchObject({ code: "NotImplemented", message: expect.stringContaining("Worksheet.charts") as string });
});
