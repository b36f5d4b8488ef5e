import { expect, test } from "./panePage.js";

test("a view that crashes is contained, said, and can be shown again", async ({ pane }) => {
  await pane.open("?crash=1");
  await pane.button("合計を検証").click();
  await expect(pane.page.getByText("この画面に不具合が起きました。")).toBeVisible();
  await expect(pane.button("もう一度表示する")).toBeVisible();
  await pane.tab("設定").click();
  await expect(pane.page.getByText("表示の言語")).toBeVisible();
});

test("everything can be reached and done from the keyboard", async ({ pane }) => {
  await pane.open();
  await pane.page.keyboard.press("Tab");
  await expect(pane.tab("検算")).toBeFocused();
  await pane.page.keyboard.press("Tab");
  await expect(pane.page.getByRole("radio", { name: "ブック全体" })).toBeFocused();
  await pane.page.keyboard.press("Tab");
  await expect(pane.button("合計を検証")).toBeFocused();
  await pane.page.keyboard.press("Enter");
  await expect(pane.page.getByRole("heading", { level: 2 })).toBeVisible();
  await expect(pane.button("もう一度検証")).toBeFocused();
  await pane.page.keyboard.press("Tab");
  await expect(pane.page.getByRole("button", { name: "件数表 C9 を選択" }).first()).toBeFocused();
  await pane.tab("検算").focus();
  await pane.page.keyboard.press("ArrowRight");
  await expect(pane.tab("検算")).not.toBeFocused();
  await expect(pane.page.locator(":focus")).toHaveRole("tab");
});

test("no view keeps anyone out", async ({ pane }) => {
  await pane.open();
  await pane.button("合計を検証").click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toBeVisible();
  expect(await pane.axe()).toEqual([]);
  await pane.button("すべてに印を付ける").click();
  await expect(pane.page.getByText("印を付けました。")).toBeVisible();
  for (const view of (await pane.page.getByRole("tab").all()).slice(1)) {
    await view.click();
    expect(await pane.axe()).toEqual([]);
  }
});

test("nothing runs out of a pane, be it narrow or wide", async ({ pane }) => {
  await pane.open();
  await pane.button("合計を検証").click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toBeVisible();
  for (const view of await pane.page.getByRole("tab").all()) {
    await view.click();
    for (const width of [300, 350, 800]) {
      await pane.page.setViewportSize({ width, height: 700 });
      expect(await pane.page.getByRole("main").evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    }
  }
});

test("the policy of the page lets no style of a text in, and Fluent needs none", async ({ pane }) => {
  await pane.open();
  const color = await pane.page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "body { outline: 1px solid rgb(1, 2, 3) }";
    document.head.append(style);
    return getComputedStyle(document.body).outlineColor;
  });
  expect(color).not.toBe("rgb(1, 2, 3)");
  await expect.poll(() => pane.troubles.length).toBe(1);
});
