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

test("comments and their replies", async () => {
  const found = await excel.run(async (context) => {
    const { comments } = context.workbook;
    const comment = comments.add("Sheet1!B2", "確認してください");
    comment.replies.add("確認しました");
    comment.load("id,content,authorName,resolved,replies/items/content");
    const location = comment.getLocation().load("address");
    const count = comments.getCount();
    await context.sync();
    comment.content = "もう一度";
    comment.resolved = true;
    const byCell = comments.getItemByCell("Sheet1!B2").load("content,resolved");
    const reply = comment.replies.getItemAt(0);
    const parent = reply.getParentComment().load("id");
    context.workbook.worksheets.getActiveWorksheet().getRange("1:1").insert("Down");
    const moved = comment.getLocation().load("address");
    await context.sync();
    const result = [comment.content, comment.replies.items.map((item) => item.content), location.address, count.value, byCell.content, byCell.resolved, parent.id === comment.id, moved.address];
    reply.delete();
    comment.delete();
    const left = comments.getCount();
    await context.sync();
    return [...result, left.value];
  });
  expect(found).toEqual(["もう一度", ["確認しました"], "Sheet1!B2", 1, "もう一度", true, true, "Sheet1!B3", 0]);
  expect(await codeOf(async (context) => { context.workbook.comments.getItemByCell("Sheet1!A1").load("content"); await context.sync(); })).toBe("ItemNotFound");
  expect(await codeOf(async (context) => { context.workbook.comments.add("Sheet1!A1:B2", "x"); await context.sync(); })).toBe("InvalidArgument");
});

test("every kind of conditional format can be added, set and read back", async () => {
  const found = await excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:C9");
    const custom = range.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    custom.custom.rule.formula = "=A1>B1";
    custom.custom.format.fill.color = "#FF0000";
    custom.custom.format.font.bold = true;
    const cell = range.conditionalFormats.add("CellValue");
    cell.cellValue.rule = { formula1: "=0", operator: "LessThan" };
    cell.cellValue.format.font.color = "red";
    const text = range.conditionalFormats.add("ContainsText");
    text.textComparison.rule = { operator: "Contains", text: "計" };
    const top = range.conditionalFormats.add("TopBottom");
    top.topBottom.rule = { rank: 3, type: "BottomItems" };
    const preset = range.conditionalFormats.add("PresetCriteria");
    preset.preset.rule = { criterion: "AboveAverage" } as never;
    const bar = range.conditionalFormats.add("DataBar");
    bar.dataBar.barDirection = "LeftToRight";
    const scale = range.conditionalFormats.add("ColorScale");
    scale.colorScale.criteria = { minimum: { type: "LowestValue", color: "blue" }, maximum: { type: "HighestValue", color: "red" } } as never;
    const icons = range.conditionalFormats.add("IconSet");
    icons.iconSet.style = "FourArrows";
    range.conditionalFormats.load("items/type,items/priority");
    custom.custom.load("rule/formula,format/fill/color,format/font/bold");
    cell.cellValue.load("rule,format/font/color");
    text.textComparison.load("rule");
    top.topBottom.load("rule");
    preset.preset.load("rule");
    bar.dataBar.load("barDirection,positiveFormat/gradientFill");
    scale.colorScale.load("threeColorScale,criteria");
    icons.iconSet.load("criteria,style");
    const where = custom.getRange().load("address");
    const none = cell.customOrNullObject;
    await context.sync();
    const types = range.conditionalFormats.items.map((item) => item.type);
    const result = {
      custom: [custom.custom.rule.formula, custom.custom.format.fill.color, custom.custom.format.font.bold], cell: [cell.cellValue.rule, cell.cellValue.format.font.color], text: text.textComparison.rule,
      top: top.topBottom.rule, preset: preset.preset.rule, bar: [bar.dataBar.barDirection, bar.dataBar.positiveFormat.gradientFill], scale: scale.colorScale.threeColorScale, icons: icons.iconSet.criteria.length, where: where.address, none: none.isNullObject,
    };
    custom.delete();
    const count = range.conditionalFormats.getCount();
    await context.sync();
    range.conditionalFormats.clearAll();
    const left = range.conditionalFormats.getCount();
    await context.sync();
    return { types, ...result, counts: [count.value, left.value] };
  });
  expect(found).toEqual({
    types: ["IconSet", "ColorScale", "DataBar", "PresetCriteria", "TopBottom", "ContainsText", "CellValue", "Custom"],
    custom: ["=A1>B1", "#FF0000", true], cell: [{ formula1: "=0", operator: "LessThan" }, "#FF0000"], text: { operator: "Contains", text: "計" }, top: { rank: 3, type: "BottomItems" }, preset: { criterion: "AboveAverage" },
    bar: ["LeftToRight", true], scale: false, icons: 4, where: "Sheet1!A1:C9", none: true, counts: [7, 0],
  });
});
