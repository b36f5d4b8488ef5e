import { expect, test, type BridgeOfPage, type ExcelPage } from "./excelPage.js";

function verdict({ page }: ExcelPage): ReturnType<ExcelPage["page"]["getByRole"]> {
  return page.getByRole("heading", { level: 2 }).first();
}

test("from the click to the verdict under the real office.js, in how many trips and how long", async ({ openExcel }) => {
  const excel = await openExcel();
  const { page, host } = excel;
  const before = host.syncCount;
  const { total, waited } = await page.evaluate(async () => {
    const bridge = window as unknown as BridgeOfPage; // the driver has put it there
    const [startedAt, waitedBefore] = [performance.now(), bridge.kensanWaited];
    document.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
    while (!/合わないところ/.test(document.querySelector("[aria-atomic] h2")?.textContent ?? "")) await new Promise((resolve) => requestAnimationFrame(resolve));
    return { total: performance.now() - startedAt, waited: bridge.kensanWaited - waitedBefore };
  });
  await expect(verdict(excel)).toHaveText(/^合わないところが 3 か所あります/);
  test.info().annotations.push({ type: "click to verdict", description: `${total.toFixed(0)} ms, of which ${(total - waited).toFixed(0)} ms are ours; ${excel.log.requests.length} requests, ${excel.log.strangers().length} to strangers` });
  process.stdout.write(`click to verdict: ${total.toFixed(0)} ms, ours ${(total - waited).toFixed(0)} ms; ${excel.log.requests.length} requests, ${excel.log.strangers().length} to strangers\n`);
  expect(host.syncCount - before).toBeLessThanOrEqual(6);
  expect([excel.log.strangers(), excel.troubles]).toEqual([[], []]);
  expect(excel.log.requests.filter((url) => /telemetry|o15apptofile/i.test(url))).toEqual([]);
});

test("a repair goes into the cell and comes out again", async ({ openExcel }) => {
  const excel = await openExcel();
  await excel.page.getByRole("button", { name: "合計を検証" }).click();
  await excel.page.getByRole("group", { name: "件数表 C9" }).getByRole("button", { name: "直す" }).click();
  await expect(verdict(excel)).toContainText("2 か所");
  expect(excel.book.sheet("件数表")?.value(8, 2)).toBe(3);
  await excel.page.getByRole("button", { name: "元に戻す", exact: true }).click();
  await expect(verdict(excel)).toContainText("3 か所");
  expect(excel.book.sheet("件数表")?.value(8, 2)).toBe(2);
});

test("the pane follows what is typed in Excel", async ({ openExcel }) => {
  const excel = await openExcel({ file: "plan.xlsx" });
  await excel.page.getByRole("button", { name: "合計を検証" }).click();
  await expect(verdict(excel)).toContainText("70 + 25 = 95");
  excel.user.type("件数表!C9", "9");
  await expect(verdict(excel)).toContainText("合わないところ");
  excel.user.type("件数表!C9", "3");
  await expect(verdict(excel)).toContainText("70 + 25 = 95");
});

test("the ribbon's button checks, selects the first wrong cell, and says that it is done", async ({ openExcel }) => {
  const excel = await openExcel();
  excel.host.invokeCommand("checkBook");
  await expect(verdict(excel)).toContainText("3 か所");
  await expect.poll(() => excel.host.completedCommands.length).toBe(1);
  expect(excel.book.activeSheet.name).toBe("件数表");
  expect(excel.book.activeSheet.selection).toEqual({ top: 8, left: 2, bottom: 8, right: 2 });
});

test("marks and the record sheet, written through Excel and undone", async ({ openExcel }) => {
  const excel = await openExcel();
  const before = excel.book.sheets.map((sheet) => sheet.name);
  await excel.page.getByRole("button", { name: "合計を検証" }).click();
  await excel.page.getByRole("button", { name: "すべてに印を付ける" }).click();
  await expect(excel.page.getByText("印を付けました。")).toBeVisible();
  expect(excel.book.sheets.map((sheet) => sheet.name)).toEqual([...before, "検算記録"]);
  expect(excel.book.sheet("件数表")?.format(8, 2).fill?.toUpperCase()).toBe("FFC7CE");
  await excel.page.getByRole("button", { name: "元に戻す", exact: true }).click();
  await expect(excel.page.getByText("元に戻しました。")).toBeVisible();
  expect(excel.book.sheets.map((sheet) => sheet.name)).toEqual(before);
  expect(excel.book.sheet("件数表")?.format(8, 2).fill).toBeUndefined();
});

test("a protected sheet is refused in plain words, and nothing is written", async ({ openExcel }) => {
  const excel = await openExcel();
  await excel.page.getByRole("button", { name: "合計を検証" }).click();
  await expect(verdict(excel)).toBeVisible();
  excel.session.asUser(() => excel.book.sheet("件数表")?.setProtection({ hasPassword: false, allows: [] }));
  await excel.page.getByRole("group", { name: "件数表 C9" }).getByRole("button", { name: "直す" }).click();
  await expect(excel.page.getByRole("alert")).toContainText("シート「件数表」は保護されています。");
  expect(excel.book.sheet("件数表")?.value(8, 2)).toBe(2);
});
