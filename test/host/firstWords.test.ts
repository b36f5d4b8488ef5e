import { startExcel, type StartedExcel } from "./startExcel.js";

let excel: StartedExcel;
beforeEach(async () => { excel = await startExcel(); });
afterEach(() => excel.close());

test("reads and writes a range", async () => {
  const read = await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const range = sheet.getRange("A1:B2");
    range.values = [["品目", "12%"], ["りんご", "2024/4/1"]];
    range.load("values,text,numberFormat,address,valueTypes,formulas");
    sheet.load("name");
    await context.sync();
    return [sheet.name, range.address, range.values, range.text, range.numberFormat, range.valueTypes];
  });
  expect(read).toEqual(["Sheet1", "Sheet1!A1:B2", [["品目", 0.12], ["りんご", 45383]], [["品目", "12%"], ["りんご", "2024/4/1"]], [["General", "0%"], ["General", "yyyy/m/d"]], [["String", "Double"], ["String", "Double"]]]);
  expect(excel.syncCount).toBe(1);
});
