import { startExcel, type StartedExcel } from "../startExcel.js";

let excel: StartedExcel;
beforeEach(async () => { excel = await startExcel({ requirementSet: "1.15" }); });
afterEach(() => excel.close());

async function onExpenses<T>(batch: (table: Excel.Table, context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>): Promise<T> {
  return excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const table = sheet.tables.add("A1:D1", true);
    table.name = "Expenses";
    table.getHeaderRowRange().values = [["Date", "Merchant", "Category", "Amount"]];
    table.rows.add(null as never, [["2024/1/1", "Phone", "Communications", 120], ["2024/1/2", "Northwind", "Transportation", 142.33], ["2024/1/5", "Best For You", "Groceries", 27.9]]);
    await context.sync();
    return batch(table, context, sheet);
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

test("a table is made, filled and read", async () => {
  const found = await onExpenses(async (table, context) => {
    table.load("name,id,style,showHeaders,showTotals,showBandedRows");
    const parts = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()];
    for (const part of parts) part.load("address");
    table.columns.load("items/name,items/index");
    table.rows.load("count");
    const merchants = table.columns.getItem("Merchant").getDataBodyRange().load("values");
    const second = table.rows.getItemAt(1).load("values,index");
    const byId = context.workbook.tables.getItemOrNullObject("expenses").load("name");
    await context.sync();
    const again = context.workbook.tables.getItem(table.id).load("name");
    await context.sync();
    return [table.name, table.style, table.showHeaders, table.showTotals, table.showBandedRows, parts.map((part) => part.address), table.columns.items.map((column) => column.name), table.rows.count, merchants.values, second.values[0]?.[1], byId.name, again.name];
  });
  // The table began as one row of headers, so it had one blank row of its own.
  expect(found).toEqual(["Expenses", "TableStyleMedium2", true, false, true, ["Sheet1!A1:D5", "Sheet1!A1:D1", "Sheet1!A2:D5"], ["Date", "Merchant", "Category", "Amount"], 4, [[""], ["Phone"], ["Northwind"], ["Best For You"]], "Phone", "Expenses", "Expenses"]);
});

test("rows and columns come and go, and cells below move", async () => {
  const found = await onExpenses(async (table, context, sheet) => {
    table.rows.getItemAt(0).delete();
    sheet.getRange("A9").values = [["below"]];
    table.rows.add(0, [["2024/1/3", "First", "x", 1]]);
    table.columns.add(undefined, [["Tax"], ["=[@Amount]*0.1"], [2], [3], [4]] as never);
    table.columns.getItem("Category").delete();
    table.columns.getItem("Merchant").name = "店";
    const range = table.getRange().load("address,values");
    const below = sheet.getRange("A10").load("values");
    await context.sync();
    return [range.address, range.values.map((row) => row.slice(1)), below.values];
  });
  expect(found).toEqual(["Sheet1!A1:D5", [["店", "Amount", "Tax"], ["First", 1, 0.1], ["Phone", 120, 2], ["Northwind", 142.33, 3], ["Best For You", 27.9, 4]], [["below"]]]);
});

test("sort, filter, totals, resize, convert", async () => {
  const found = await onExpenses(async (table, context, sheet) => {
    table.rows.getItemAt(0).delete();
    table.sort.apply([{ key: 3, ascending: false }]);
    const sorted = table.columns.getItem("Amount").getDataBodyRange().load("values");
    table.columns.getItem("Amount").filter.applyCustomFilter(">100");
    const visible = table.getDataBodyRange().getVisibleView().load("values");
    table.autoFilter.load("isDataFiltered,criteria");
    await context.sync();
    const filtered = [visible.values.length, table.autoFilter.isDataFiltered];
    table.clearFilters();
    table.showTotals = true;
    const total = table.getTotalRowRange().load("values,address");
    await context.sync();
    const totals = [total.address, total.values];
    table.showTotals = false;
    table.resize("A1:D3");
    const small = table.getRange().load("address");
    table.convertToRange();
    const count = sheet.tables.getCount();
    await context.sync();
    return [sorted.values, filtered, totals, small.address, count.value];
  });
  expect(found).toEqual([[[142.33], [120], [27.9]], [2, true], ["Sheet1!A5:D5", [["集計", "", "", 290.23]]], "Sheet1!A1:D3", 0]);
});

test("what a table refuses", async () => {
  expect(await codeOf(onExpenses(async (_, context, sheet) => { sheet.tables.add("C2:E9", true); await context.sync(); }))).toBe("InvalidOperation");
  expect(await codeOf(excel.run(async (context) => { context.workbook.tables.getItem("Nowhere").load("name"); await context.sync(); }))).toBe("ItemNotFound");
  expect(await codeOf(excel.run(async (context) => { context.workbook.tables.getItem("Expenses").rows.add(null as never, [[1, 2]]); await context.sync(); }))).toBe("InvalidArgument");
  expect(await codeOf(excel.run(async (context) => { context.workbook.tables.getItem("Expenses").style = "NoSuchStyle"; await context.sync(); }))).toBe("InvalidArgument");
  expect(await codeOf(excel.run(async (context) => { context.workbook.tables.getItem("Expenses").getTotalRowRange().load("address"); await context.sync(); }))).toBe("InvalidOperation");
});

test("without headers the cells move down", async () => {
  const found = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("B2:C3").values = [[1, 2], [3, 4]];
    const table = context.workbook.tables.add("Sheet1!B2:C3", false);
    const range = table.getRange().load("address,values");
    const inside = sheet.getRange("B3").getTables(false).load("items/name");
    table.load("name");
    await context.sync();
    return [range.address, range.values, table.name, inside.items.length];
  });
  expect(found).toEqual(["Sheet1!B2:C4", [["列1", "列2"], [1, 2], [3, 4]], "テーブル1", 1]);
});

test("a filter of a sheet hides rows", async () => {
  const found = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B4").values = [["name", "n"], ["a", 1], ["b", 5], ["c", 9]];
    sheet.autoFilter.apply(sheet.getRange("A1:B4"), 1, { filterOn: Excel.FilterOn.custom, criterion1: ">=5" });
    sheet.autoFilter.load("enabled,isDataFiltered,criteria");
    const rows = ["2:2", "3:3"].map((row) => sheet.getRange(row).load("rowHidden"));
    const range = sheet.autoFilter.getRange().load("address");
    await context.sync();
    const before = [sheet.autoFilter.enabled, sheet.autoFilter.isDataFiltered, rows.map((row) => row.rowHidden), range.address];
    sheet.autoFilter.remove();
    sheet.autoFilter.load("enabled");
    rows[0]!.load("rowHidden");
    await context.sync();
    return [before, sheet.autoFilter.enabled, rows[0]!.rowHidden];
  });
  expect(found).toEqual([[true, true, [true, false], "Sheet1!A1:B4"], false, false]);
});
