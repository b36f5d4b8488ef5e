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
