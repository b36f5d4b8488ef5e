import { startExcel, type StartedExcel } from "../startExcel.js";

let excel: StartedExcel;
beforeEach(async () => { excel = await startExcel({ requirementSet: "1.15", sharedRuntime: true }); });
afterEach(() => excel.close());

async function codeOf(batch: (context: Excel.RequestContext) => Promise<unknown>, options: Excel.RunOptions = {}): Promise<string> {
  try {
    await excel.Excel.run(options, batch);
    return "none";
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
}

test("changes of cells reach those who listen, whoever made them", async () => {
  const heard: unknown[] = [];
  const handler = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const result = sheet.onChanged.add((event) => {
      const details = event.details as Excel.ChangedEventDetail | undefined; // only of a single cell
      heard.push([event.type, event.address, event.changeType, event.source, event.triggerSource, details?.valueBefore, details?.valueAfter]);
      return Promise.resolve();
    });
    await context.sync();
    sheet.getRange("B2").values = [[5]];
    await context.sync();
    return result;
  });
  await excel.settle();
  await excel.editCell("Sheet1!B2", "12%");
  excel.user.insertRows("Sheet1!1:2");
  await excel.settle();
  expect(heard).toEqual([
    ["WorksheetChanged", "B2", "RangeEdited", "Local", "ThisLocalAddin", "", 5], ["WorksheetChanged", "B2", "RangeEdited", "Local", "Unknown", 5, 0.12], ["WorksheetChanged", "1:2", "RowInserted", "Local", "Unknown", undefined, undefined],
  ]);
  await excel.Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
  await excel.editCell("Sheet1!B2", "7");
  expect(heard).toHaveLength(3);
});

test("an event gives its range", async () => {
  let address = "";
  await excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(async (event) => {
      await excel.run(async (inner) => {
        const range = event.getRange(inner).load("address");
        await inner.sync();
        address = range.address;
      });
    });
    await context.sync();
  });
  await excel.editCell("C3", "x");
  await excel.settle();
  await excel.settle();
  expect(address).toBe("Sheet1!C3");
});

test("sheets that come, go and are shown", async () => {
  const heard: string[] = [];
  await excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const hear = (event: { type: string }): Promise<void> => { heard.push(event.type); return Promise.resolve(); };
    worksheets.onAdded.add(hear);
    worksheets.onDeleted.add(hear);
    worksheets.onActivated.add(hear);
    worksheets.onDeactivated.add(hear);
    worksheets.onSelectionChanged.add(hear);
    context.workbook.onSelectionChanged.add(() => { heard.push("workbook selection"); return Promise.resolve(); });
    await context.sync();
    const sheet = worksheets.add("新");
    sheet.activate();
    sheet.getRange("B2").select();
    await context.sync();
    sheet.delete();
    await context.sync();
  });
  await excel.settle();
  expect(heard).toEqual(["WorksheetAdded", "WorksheetDeactivated", "WorksheetActivated", "workbook selection", "WorksheetSelectionChanged", "WorksheetDeleted"]);
});

test("tables, comments and calculation tell of themselves", async () => {
  const heard: unknown[] = [];
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("A1:B3").values = [["a", "b"], [1, 2], [3, "=A2+A3"]];
    const table = sheet.tables.add("A1:B3", true);
    table.onChanged.add((event) => { heard.push(["table", event.address]); return Promise.resolve(); });
    sheet.onCalculated.add((event) => { heard.push(["calculated", event.address]); return Promise.resolve(); });
    context.workbook.comments.onAdded.add((event) => { heard.push(["comment", event.commentDetails.length]); return Promise.resolve(); });
    await context.sync();
    sheet.getRange("A2").values = [[10]];
    context.workbook.comments.add("Sheet1!D1", "x");
    await context.sync();
  });
  await excel.settle();
  expect(heard).toEqual([["calculated", "B3"], ["table", "A2"], ["comment", 1]]);
});

test("events can be switched off", async () => {
  let count = 0;
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.onChanged.add(() => { count++; return Promise.resolve(); });
    await context.sync();
    context.runtime.enableEvents = false;
    sheet.getRange("A1").values = [[1]];
    await context.sync();
    context.runtime.enableEvents = true;
    sheet.getRange("A1").values = [[2]];
    await context.sync();
  });
  await excel.settle();
  expect(count).toBe(1);
});

test("while a cell is being edited a batch fails, or waits where it asks for that", async () => {
  excel.user.beginEdit();
  const read = async (context: Excel.RequestContext): Promise<void> => { context.workbook.worksheets.getActiveWorksheet().load("name"); await context.sync(); };
  expect(await codeOf(read)).toBe("InvalidOperationInCellEditMode");
  const waiting = codeOf(read, { delayForCellEdit: true });
  await excel.settle();
  excel.user.endEdit();
  expect(await waiting).toBe("none");
});

test("another workbook in focus, and a workbook that is only to be read", async () => {
  excel.user.leave();
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().getRange("A1").select(); await context.sync(); })).toBe("InactiveWorkbook");
  expect(await codeOf(async (context) => { context.workbook.worksheets.add("新"); await context.sync(); })).toBe("InactiveWorkbook");
  excel.user.comeBack();
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().getRange("A1").select(); await context.sync(); })).toBe("none");
  excel.session.isReadOnly = true;
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[1]]; await context.sync(); })).toBe("AccessDenied");
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().getUsedRange().load("values"); await context.sync(); })).toBe("none");
});

test("payloads and addresses have limits", async () => {
  const long = "x".repeat(32_000);
  const write = async (context: Excel.RequestContext): Promise<void> => { context.workbook.worksheets.getActiveWorksheet().getRange("A1:A200").values = Array.from({ length: 200 }, () => [long]); await context.sync(); };
  expect(await codeOf(write)).toBe("RequestPayloadSizeLimitExceeded");
  excel.session.limitsPayload = false;
  expect(await codeOf(write)).toBe("none");
  excel.session.limitsPayload = true;
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().getRange("A1:A200").load("values"); await context.sync(); })).toBe("ResponsePayloadSizeLimitExceeded");
  const addresses = Array.from({ length: 2000 }, (_, i) => `A${i + 1}`).join(",");
  expect(await codeOf(async (context) => { context.workbook.worksheets.getActiveWorksheet().getRange(addresses).load("address"); await context.sync(); })).toBe("InvalidArgument");
});

test("settings of the document are saved", async () => {
  const { settings } = excel.Office.context.document;
  settings.set("k", { a: 1 });
  const status = await new Promise((resolve) => settings.saveAsync((result) => resolve(result.status)));
  const value = await excel.run(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject("k").load("value");
    await context.sync();
    return setting.value as unknown;
  });
  expect([status, value, excel.Office.context.displayLanguage, excel.Office.context.requirements.isSetSupported("ExcelApi", "1.15"), excel.Office.context.requirements.isSetSupported("ExcelApi", "1.16")]).toEqual(["succeeded", { a: 1 }, "ja-JP", true, false]);
});

test("a command of the ribbon is run and says that it is done", async () => {
  let source = "";
  excel.Office.actions.associate("validate", (event: Office.AddinCommands.Event) => {
    source = event.source.id;
    event.completed();
  });
  await excel.pressButton("validate");
  expect([source, excel.host.completedCommands.length]).toEqual(["Button", 1]);
});

test("an Excel.run costs little", async () => {
  const runs = 100;
  const start = performance.now();
  for (let i = 0; i < runs; i++) {
    await excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:B3").load("values");
      await context.sync();
      return range.values;
    });
  }
  const each = (performance.now() - start) / runs;
  expect(each).toBeLessThan(50); // about 1 ms on a machine of its own
});
