import { expect, test } from "./panePage.js";

test("a file is chosen, compared and looked at; nothing is written, nothing leaves the page", async ({ pane }) => {
  await pane.open("?file=plan.xlsx");
  await pane.tab("改定").click();
  const before = await pane.sheetNames();
  await expect(pane.button("改定前後を比べる")).toBeDisabled();
  await pane.page.getByLabel("改定前のファイル（.xlsx .xlsm .xls .csv .tsv）").setInputFiles("assets/samples/plan-before.xlsx");
  await pane.button("改定前後を比べる").click();
  await pane.page.getByRole("heading", { name: "「plan-before.xlsx」との違い" }).waitFor();
  await expect(pane.page.getByText("「公共施設予約のオンライン化」と「施設予約の電子化」は同じものですか。")).toBeVisible();
  expect(await pane.axe()).toEqual([]);
  expect(await pane.sheetNames()).toEqual(before);
  expect(pane.troubles).toEqual([]);
});

const FILE_LABEL = "改定前のファイル（.xlsx .xlsm .xls .csv .tsv）";

test("the form is chosen, the preview follows, what is written is undone", async ({ pane }) => {
  const { page } = pane;
  await pane.open("?file=plan.xlsx");
  await pane.tab("改定").click();
  const before = await pane.sheetNames();
  await page.getByLabel(FILE_LABEL).setInputFiles("assets/samples/plan-before.xlsx");
  await pane.button("改定前後を比べる").click();
  const preview = page.getByRole("region", { name: "「新旧対照表」の見本" });
  await expect(preview.getByText("改定前", { exact: true })).toBeVisible();
  await page.getByLabel("見出し").selectOption({ label: "現行 ／ 改正案（案の段階）" });
  await expect(preview.getByText("改正案", { exact: true })).toBeVisible();
  await page.getByLabel("並べ方").selectOption({ label: "左に改定後（国の様式）" });
  await page.getByLabel("資料番号（右上に印刷）").fill("資料２");
  expect(await pane.axe()).toEqual([]);
  await page.screenshot({ path: "out/screens/revision-form.png", fullPage: true });
  await pane.button("このブックに書き込む").click();
  await expect(page.getByText("比較の結果を書き込みました。")).toBeVisible();
  expect((await pane.sheetNames()).slice(before.length)).toContain("新旧対照表");
  expect(await pane.value("新旧対照表", "A3")).toBe("改正案");
  await pane.tab("履歴").click();
  await page.getByRole("button", { name: /^改定の比較.*を元に戻す$/ }).click();
  await expect(page.getByRole("listitem").getByText("元に戻しました")).toBeVisible();
  expect(await pane.sheetNames()).toEqual(before);
  expect(pane.troubles).toEqual([]);
});

test("errata and the summary of both editions come from the same comparison", async ({ pane }) => {
  const { page } = pane;
  await pane.open("?file=plan.xlsx");
  await pane.tab("改定").click();
  await page.getByLabel(FILE_LABEL).setInputFiles("assets/samples/plan-before.xlsx");
  await pane.button("改定前後を比べる").click();
  await page.getByRole("radio", { name: "正誤表" }).check();
  await expect(page.getByRole("region", { name: "「正誤表」の見本" })).toBeVisible();
  await pane.button("このブックに書き込む").click();
  await expect(page.getByText("正誤表を書き込みました。")).toBeVisible();
  expect(await pane.sheetNames()).toContain("正誤表");
  await pane.button("もう一度比べる").click();
  await page.getByRole("radio", { name: /改定の概要/ }).check();
  await expect(page.getByRole("region", { name: "「改定の概要」の見本" }).getByText("改定前後の比較").first()).toBeVisible();
});

test("sheets and tables are picked from a list, and the column of keys can be changed", async ({ pane }) => {
  const { page } = pane;
  await pane.open("?file=plan.xlsx");
  await pane.tab("改定").click();
  await page.getByRole("radio", { name: "このブックの別のシート・表" }).check();
  const [before, after] = [page.getByLabel("改定前のシート・表"), page.getByLabel("改定後のシート・表")];
  await expect(before.getByRole("option", { name: "件数表", exact: true })).toBeAttached();
  await before.selectOption({ label: "件数表" });
  await after.selectOption({ label: "新規実践項目" });
  await pane.button("改定前後を比べる").click();
  await page.getByRole("heading", { name: "「件数表」との違い" }).waitFor();
  await page.screenshot({ path: "out/screens/revision-tables.png", fullPage: true });
  await after.selectOption({ label: "件数表" });
  await pane.button("もう一度比べる").click();
  await expect(page.getByText("相違はありません。")).toBeVisible();
  await page.getByLabel("行を見分ける列").selectOption({ label: "№" });
  await expect(page.getByText("相違はありません。")).toBeVisible();
});
