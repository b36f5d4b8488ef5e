import { expect, test } from "./panePage.js";

test("names the wrong cells, draws them, and shows the cell that is clicked", async ({ pane }) => {
  await pane.open();
  await pane.button("合計を検証").click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toHaveText(/^合わないところが 3 か所あります/);
  const finding = pane.page.getByRole("group", { name: "件数表 C9" });
  await expect(finding).toContainText("C9 が 1 少ないようです");
  await expect(finding.getByRole("math").first()).toHaveAccessibleName(/^[2２]（C9） \+ [1１]（D9） = 3 ですが、E9 は 4 です。差は \+1。$/);
  await expect(finding.getByRole("img", { name: /疑わしいセルは C9。9 行目が合わない、C 列が合わない/ })).toBeVisible();
  await finding.getByRole("button", { name: "件数表 C9 を選択" }).first().click();
  expect(await pane.selected()).toEqual({ sheet: "件数表", range: { top: 8, left: 2, bottom: 8, right: 2 } });
  expect(await pane.axe()).toEqual([]);
  expect([pane.log.strangers(), pane.troubles]).toEqual([[], []]);
});

test("says the sum when all agrees", async ({ pane }) => {
  await pane.open("?file=plan.xlsx");
  await pane.button("合計を検証").click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toHaveText(/^70 \+ 25 = 95：すべて一致しました/);
  expect(await pane.axe()).toEqual([]);
});

test("checking writes nothing", async ({ pane }) => {
  await pane.open();
  const before = await pane.sheetNames();
  await pane.button("合計を検証").click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toBeVisible();
  await pane.tab("履歴").click();
  await expect(pane.page.getByRole("heading", { name: "まだ何も書き込んでいません" })).toBeVisible();
  expect(await pane.sheetNames()).toEqual(before);
});

test("follows what is typed on the sheet: stale at once, then renewed", async ({ pane }) => {
  await pane.open("?file=plan.xlsx");
  await pane.button("合計を検証").click();
  await expect(pane.page.getByText("70 + 25 = 95")).toBeVisible();
  await pane.type("件数表", "C9", 9);
  await expect(pane.page.getByText("検証の後に変更がありました。")).toBeVisible();
  await expect(pane.page.getByRole("heading", { level: 2 })).toContainText("合わないところが");
  await expect(pane.page.getByText("検証の後に変更がありました。")).toBeHidden();
});

test("checks the sheet or the table that is chosen", async ({ pane }) => {
  await pane.open();
  await pane.page.getByRole("radio", { name: "このシート" }).check();
  await pane.button("合計を検証").click();
  await expect(pane.page.getByText(/「.+」シートを確認/)).toBeVisible();
  await pane.page.getByRole("radio", { name: "選択範囲" }).check();
  await pane.button("もう一度検証").click();
  await expect(pane.page.getByText(/の表を確認/)).toBeVisible();
});

test("what lasts shows its progress and can be stopped", async ({ pane }) => {
  await pane.open("?slow=20000");
  await pane.button("合計を検証").click();
  await expect(pane.page.getByRole("progressbar", { name: "検証しています…" })).toBeVisible();
  expect(await pane.axe()).toEqual([]);
  await pane.button("中止").click();
  await expect(pane.page.getByText("中止しました。")).toBeVisible();
  await expect(pane.page.getByRole("progressbar")).toBeHidden();
  await expect(pane.button("合計を検証")).toBeEnabled();
});

test.describe("apart from the page's own thread", () => {
  for (const [name, query] of [["a worker", "worker=1"], ["at home, where workers are not to be had", "worker=none"]] as const) {
    test(`${name} gives the same verdict`, async ({ pane }) => {
      await pane.open(`?${query}`);
      const isWorker = query === "worker=1";
      const worker = isWorker ? pane.page.waitForEvent("worker") : undefined;
      await pane.button("合計を検証").click();
      await worker;
      await expect(pane.page.getByRole("heading", { level: 2 })).toHaveText(/^合わないところが 3 か所あります/);
      expect([pane.log.strangers(), pane.troubles]).toEqual([[], []]);
    });
  }
});

test("speaks English", async ({ pane }) => {
  await pane.open("?lang=en");
  await pane.button("Check the totals").click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toHaveText(/^3 do not agree/);
  expect(await pane.page.locator("body").innerText()).not.toMatch(/合計を|検証|シート$/m);
});
