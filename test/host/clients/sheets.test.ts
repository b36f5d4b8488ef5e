import { startExcel, type StartedExcel } from "../startExcel.js";

let excel: StartedExcel;
beforeEach(async () => { excel = await startExcel({ requirementSet: "1.15" }); });
afterEach(() => excel.close());

async function codeOf(batch: (context: Excel.RequestContext) => Promise<unknown>): Promise<string> {
  try {
    await excel.run(batch);
    return "none";
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

test("add, rename, move, copy, hide, delete", async () => {
  const found = await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const one = worksheets.add("概要 2");
    worksheets.add();
    one.position = 0;
    one.tabColor = "#FF0000";
    one.getRange("A1").values = [["x"]];
    const copy = one.copy("End");
    copy.load("name,position");
    worksheets.getItem("Sheet1").visibility = Excel.SheetVisibility.hidden;
    one.load("name,position,tabColor,visibility,id,showGridlines");
    one.showGridlines = false;
    worksheets.load("items/name,items/visibility");
    const count = worksheets.getCount(true);
    const first = worksheets.getFirst(true).load("name");
    const next = one.getNextOrNullObject(true).load("name");
    const cell = one.getRange("A1").load("address");
    await context.sync();
    one.load("showGridlines");
    worksheets.getItem(one.id).name = "新しい名";
    await context.sync();
    one.load("name");
    await context.sync();
    const result = [worksheets.items.map((sheet) => [sheet.name, sheet.visibility]), count.value, first.name, next.name, copy.name, cell.address, one.tabColor, one.showGridlines, one.name];
    copy.delete();
    await context.sync();
    return result;
  });
  expect(found).toEqual([[["概要 2", "Visible"], ["Sheet1", "Hidden"], ["Sheet3", "Visible"], ["概要 2 (2)", "Visible"]], 3, "概要 2", "Sheet3", "概要 2 (2)", "'概要 2'!A1", "#FF0000", false, "新しい名"]);
});

test("names that no sheet can have, and sheets that cannot go", async () => {
  expect(await codeOf(async (context) => { context.workbook.worksheets.add("a/b"); await context.sync(); })).toBe("InvalidArgument");
  expect(await codeOf(async (context) => { context.workbook.worksheets.add("x".repeat(32)); await context.sync(); })).toBe("InvalidArgument");
  expect(await codeOf(async (context) => { context.workbook.worksheets.add("SHEET1"); await context.sync(); })).toBe("ItemAlreadyExists");
  expect(await codeOf(async (context) => { context.workbook.worksheets.getItem("Sheet1").delete(); await context.sync(); })).toBe("InvalidOperation");
  expect(await codeOf(async (context) => { context.workbook.worksheets.getItem("Nowhere").load("name"); await context.sync(); })).toBe("ItemNotFound");
});

test("what came before a failing action stays done", async () => {
  const error = await excel.run(async (context) => {
    context.workbook.worksheets.add("先");
    context.workbook.worksheets.getItem("Nowhere").activate();
    context.workbook.worksheets.add("後");
    await context.sync();
  }).catch((reason: unknown) => reason as OfficeExtension.Error);
  expect(error).toMatchObject({ code: "ItemNotFound" });
  expect(excel.book.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "先"]);
});

test("protection", async () => {
  const found = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("B1").format.protection.locked = false;
    sheet.protection.protect({ allowFormatCells: true, allowAutoFilter: true }, "ひみつ");
    sheet.protection.load("protected,options");
    await context.sync();
    sheet.getRange("B1").values = [["open"]];
    sheet.getRange("A1").format.fill.color = "#FF0000";
    await context.sync();
    return [sheet.protection.protected, sheet.protection.options.allowFormatCells, sheet.protection.options.allowInsertRows];
  });
  expect(found).toEqual([true, true, false]);
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[1]]; await context.sync(); })).toBe("AccessDenied");
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().protection.unprotect("x"); await context.sync(); })).toBe("AccessDenied");
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().protection.protect(); await context.sync(); })).toBe("InvalidOperation");
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().protection.unprotect("ひみつ"); await context.sync(); })).toBe("none");
});

test("freeze panes", async () => {
  const found = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const none = sheet.freezePanes.getLocationOrNullObject();
    await context.sync();
    sheet.freezePanes.freezeAt(sheet.getRange("A1:B2"));
    const at = sheet.freezePanes.getLocation().load("address");
    await context.sync();
    sheet.freezePanes.unfreeze();
    sheet.freezePanes.freezeRows(1);
    const rows = sheet.freezePanes.getLocationOrNullObject().load("address");
    await context.sync();
    return [none.isNullObject, at.address, rows.address];
  });
  expect(found).toEqual([true, "Sheet1!A1:B2", "Sheet1!1:1"]);
});

test("page layout", async () => {
  const found = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const { pageLayout } = sheet;
    pageLayout.orientation = Excel.PageOrientation.landscape;
    pageLayout.paperSize = Excel.PaperType.a3;
    pageLayout.zoom = { horizontalFitToPages: 1 };
    pageLayout.centerHorizontally = true;
    pageLayout.setPrintMargins("Centimeters", { left: 2.54, top: 1.27 });
    pageLayout.setPrintArea("A1:D20");
    pageLayout.setPrintTitleRows("$1:$2");
    pageLayout.headersFooters.defaultForAllPages.centerFooter = "&P / &N";
    pageLayout.headersFooters.defaultForAllPages.rightHeader = "資料1";
    sheet.horizontalPageBreaks.add("A10:A10");
    pageLayout.load("orientation,paperSize,zoom,leftMargin,topMargin,centerHorizontally,headersFooters/defaultForAllPages/centerFooter,headersFooters/defaultForAllPages/rightHeader,printOrder");
    const area = pageLayout.getPrintArea().load("address");
    const rows = pageLayout.getPrintTitleRowsOrNullObject().load("address");
    const columns = pageLayout.getPrintTitleColumnsOrNullObject();
    sheet.horizontalPageBreaks.load("items");
    const after = sheet.horizontalPageBreaks.getCount();
    await context.sync();
    return [pageLayout.orientation, pageLayout.paperSize, pageLayout.zoom, pageLayout.leftMargin, pageLayout.topMargin, pageLayout.centerHorizontally, pageLayout.headersFooters.defaultForAllPages.centerFooter, pageLayout.headersFooters.defaultForAllPages.rightHeader, area.address, rows.address, columns.isNullObject, after.value];
  });
  expect(found).toEqual(["Landscape", "A3", { horizontalFitToPages: 1 }, 72, 36, true, "&P / &N", "資料1", "Sheet1!A1:D20", "Sheet1!1:2", true, 1]);
});

test("names", async () => {
  const found = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    context.workbook.names.add("合計欄", sheet.getRange("C5"), "計");
    context.workbook.names.add("Tax", "=0.1");
    sheet.names.add("local", "=Sheet1!$A$1:$A$3");
    const all = context.workbook.names.load("items/name,items/type,items/value,items/formula,items/scope,items/comment");
    const range = context.workbook.names.getItem("合計欄").getRange().load("address");
    const none = context.workbook.names.getItem("Tax").getRangeOrNullObject();
    const byName = sheet.getRange("local").load("address");
    const local = sheet.names.getItem("LOCAL").load("scope,value");
    await context.sync();
    sheet.getRange("1:1").insert("Down");
    const moved = context.workbook.names.getItem("合計欄").load("formula");
    context.workbook.names.getItem("Tax").delete();
    const count = context.workbook.names.getCount();
    await context.sync();
    return [all.items.map((item) => [item.name, item.type, item.value, item.formula, item.scope, item.comment]), range.address, none.isNullObject, byName.address, local.scope, moved.formula, count.value];
  });
  expect(found).toEqual([[["合計欄", "Range", "Sheet1!$C$5", "=Sheet1!$C$5", "Workbook", "計"], ["Tax", "Double", 0.1, "=0.1", "Workbook", ""]], "Sheet1!C5", true, "Sheet1!A1:A3", "Worksheet", "=Sheet1!$C$6", 1]);
  expect(await codeOf(async (context) => { context.workbook.names.add("A1", "=1"); await context.sync(); })).toBe("InvalidArgument");
});

test("settings and custom XML parts", async () => {
  const found = await excel.run(async (context) => {
    const { settings, customXmlParts } = context.workbook;
    settings.add("確認", { at: [1, 2] });
    const setting = settings.getItem("確認").load("key,value");
    const part = customXmlParts.add("<a:root xmlns:a=\"urn:test\"><a:x>1</a:x></a:root>");
    part.load("id,namespaceUri");
    customXmlParts.add("<root xmlns=\"urn:test\"/>");
    const xml = part.getXml();
    await context.sync();
    part.setXml("<b xmlns='urn:other'/>");
    const scoped = customXmlParts.getByNamespace("urn:test");
    const only = scoped.getOnlyItem().load("namespaceUri");
    const none = customXmlParts.getByNamespace("urn:nowhere").getOnlyItemOrNullObject();
    const count = customXmlParts.getCount();
    const again = customXmlParts.getItem(part.id).getXml();
    await context.sync();
    part.delete();
    const left = customXmlParts.getCount();
    await context.sync();
    return [setting.value, part.namespaceUri, xml.value, only.namespaceUri, none.isNullObject, count.value, again.value, left.value];
  });
  expect(found).toEqual([{ at: [1, 2] }, "urn:test", "<a:root xmlns:a=\"urn:test\"><a:x>1</a:x></a:root>", "urn:test", true, 2, "<b xmlns='urn:other'/>", 1]);
  expect(await codeOf(async (context) => { context.workbook.customXmlParts.add("no xml"); await context.sync(); })).toBe("InvalidArgument");
  excel.Office.context.document.settings.refreshAsync(() => undefined);
  expect(excel.session.addinSettings.asJson()).toEqual({ 確認: "{\"at\":[1,2]}" });
});

test("document properties, application, styles, selection", async () => {
  const found = await excel.run(async (context) => {
    const { properties, application } = context.workbook;
    properties.title = "改定案";
    properties.custom.add("版", 2);
    const custom = properties.custom.getItem("版").load("value,type");
    properties.load("title");
    application.calculationMode = Excel.CalculationMode.manual;
    application.calculate("Full");
    application.load("calculationMode");
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("B2:C3").style = "Good";
    sheet.getRange("C3:D4").select();
    const selected = context.workbook.getSelectedRange().load("address");
    const active = context.workbook.getActiveCell().load("address,style,format/fill/color");
    await context.sync();
    return [properties.title, custom.value, custom.type, application.calculationMode, selected.address, active.address, active.style, active.format.fill.color];
  });
  expect(found).toEqual(["改定案", 2, "Number", "Manual", "Sheet1!C3:D4", "Sheet1!C3", "Good", "#C6EFCE"]);
});
