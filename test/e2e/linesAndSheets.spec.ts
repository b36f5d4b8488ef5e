import { expect, test } from "@playwright/test";
import type { BookSheet } from "../../src/book/bookSheet.js";
import { openBook } from "../../src/book/openBook.js";
import { convertAll, soffice } from "../support/libreOffice.js";
import { startWorkbench, WorkbenchPage, type WorkbenchServer } from "./workbench/workbenchPage.js";

let server: WorkbenchServer;

test.use({ viewport: { width: 1440, height: 860 }, actionTimeout: 30_000 });
test.beforeAll(async () => {
  test.setTimeout(300_000); // the page is built where it is stale
  server = await startWorkbench();
});
test.afterAll(() => server.close());

test("lines and sheets that are put in, taken out, renamed and moved by hand are in the saved file", async ({ page }) => {
  test.setTimeout(180_000);
  const bench = new WorkbenchPage(page);
  await bench.start(server.origin);
  await bench.openFile("行と列.csv", Buffer.from("課,現行,新規,予備,計\n総務,3,1,9,4\n財政,2,2,9,4\n余り,9,9,9,9\n計,5,3,9,8\n"));
  await expect(page).toHaveTitle(/行と列/);
  await bench.waitForGrid();
  await bench.cellMenu(await bench.placeOf("A4"), "削除 › 選択した行を削除");
  await bench.cellMenu(await bench.placeOf("D1"), "削除 › 選択した列を削除");
  await bench.cellMenu(await bench.placeOf("B1"), "挿入 › 左に列を挿入");
  await bench.cellMenu(await bench.placeOf("C1"), "コメントを追加");
  await page.locator("[data-u-comp=note-textarea]").fill("4月の数");
  await expect(page.getByText("未保存の変更あり")).toBeVisible();
  await bench.cellMenu(await bench.placeOf("A1"), "挿入 › 上に行を挿入");
  await bench.goTo("行と列", "A2");
  await page.keyboard.press("ControlOrMeta+b");
  await bench.tool("set-background-color");
  await bench.goTo("行と列", "E3");
  await page.getByRole("button", { name: "もっと見る" }).click();
  await bench.tool("numfmt.add.decimal.command");

  const add = page.locator("[data-u-comp=sheet-bar-append-button]").first();
  await add.click();
  await bench.goTo("シート1", "B2");
  await bench.type("=行と列!E5*2");
  expect(await bench.shownIn("シート1", "B2")).toBe("16");
  await bench.tabMenu("行と列", "名前を変更");
  await page.keyboard.type("件数");
  await page.keyboard.press("Enter");
  await expect(bench.tab("件数")).toBeVisible();
  await add.click();
  await expect(bench.tab("シート2")).toHaveAttribute("aria-selected", "true");
  await bench.tabMenu("シート2", "削除");
  await expect(page.getByText("このシートを削除してもよいですか？")).toBeVisible();
  await page.getByRole("button", { name: "確認", exact: true }).click();
  await expect(bench.tab("シート2")).toHaveCount(0);
  // It is in view by itself; a click before the drag would make the two a double click, which renames.
  await expect(bench.tab("シート1")).toHaveAttribute("aria-selected", "true");
  await bench.dragTab("シート1", "件数");
  await bench.check();
  await expect(bench.verdict).toContainText("すべて一致");

  const saved = await bench.save();
  await expectByHand(saved.bytes);
  if (soffice !== undefined) await expectByHand(convertAll({ "saved.xlsx": saved.bytes }, "xlsx")["saved.xlsx"]);
});

/** What the test of lines and sheets leaves in the file, as our reader has it. */
async function expectByHand(bytes: Uint8Array | undefined): Promise<void> {
  const opened = bytes && (await openBook(bytes, "saved.xlsx"));
  if (opened?.ok !== true) throw new Error("the saved file does not open");
  const { sheets } = opened.value.book;
  expect(sheets.map(({ name }) => name)).toEqual(["シート1", "件数"]);
  const [other, counts] = sheets as [BookSheet, BookSheet]; // as just seen
  expect([other.value(1, 1), other.formula(1, 1)]).toEqual([16, "件数!E5*2"]);
  expect([1, 2, 3, 4, 5].map((rowIndex) => [0, 1, 2, 3, 4, 5].map((columnIndex) => counts.value(rowIndex, columnIndex)))).toEqual([
    ["課", null, "現行", "新規", "計", null], ["総務", null, 3, 1, 4, null], ["財政", null, 2, 2, 4, null], ["計", null, 5, 3, 8, null], [null, null, null, null, null, null],
  ]);
  expect([counts.format(1, 0), counts.format(1, 2)].map(({ bold, fill, pattern }) => [bold, fill === undefined, pattern])).toEqual([[true, false, "solid"], [false, true, "none"]]);
  expect([counts.format(2, 4).numberFormat, counts.text(2, 4)]).toEqual(["0.0", "4.0"]);
  expect(counts.state.notes.map(({ rowIndex, columnIndex, text }) => [rowIndex, columnIndex, text])).toEqual([[1, 2, "4月の数"]]);
}
