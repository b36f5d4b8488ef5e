import { expect, test } from "./panePage.js";

test("a repair mends the cell, renews the verdict, and is undone from the history", async ({ pane }) => {
  await pane.open();
  await pane.button("合計を検証").click();
  await pane.page.getByRole("group", { name: "件数表 C9" }).getByRole("button", { name: "直す" }).click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toContainText("合わないところが 2 か所");
  expect(await pane.value("件数表", "C9")).toBe(3);
  await pane.tab("履歴").click();
  expect(await pane.axe()).toEqual([]);
  await pane.page.getByRole("button", { name: /^修正（.+）を元に戻す$/ }).click();
  await expect(pane.page.getByRole("listitem").getByText("元に戻しました")).toBeVisible();
  expect(await pane.value("件数表", "C9")).toBe(2);
});

test("what was changed since is not overwritten by an undo, and that is said", async ({ pane }) => {
  await pane.open();
  await pane.button("合計を検証").click();
  await pane.page.getByRole("group", { name: "件数表 C9" }).getByRole("button", { name: "直す" }).click();
  await expect(pane.page.getByText("1 か所を直しました。")).toBeVisible();
  await pane.type("件数表", "C9", 7);
  await pane.tab("履歴").click();
  await pane.page.getByRole("button", { name: /を元に戻す$/ }).click();
  await expect(pane.page.getByRole("alert")).toContainText("元に戻していません");
  expect(await pane.value("件数表", "C9")).toBe(7);
});

test("marks come with a record sheet and go with one button", async ({ pane }) => {
  await pane.open();
  const before = await pane.sheetNames();
  await pane.button("合計を検証").click();
  await pane.button("すべてに印を付ける").click();
  await expect(pane.page.getByText("印を付けました。")).toBeVisible();
  expect(await pane.sheetNames()).toEqual([...before, "検算記録"]);
  await pane.button("印を消す").click();
  await expect(pane.page.getByText("印を消しました。")).toBeVisible();
  expect(await pane.sheetNames()).toEqual(before);
});

test("a finding is set aside with a reason, and taken back", async ({ pane }) => {
  await pane.open();
  await pane.button("合計を検証").click();
  const finding = pane.page.getByRole("group", { name: "件数表 D16" });
  await finding.getByRole("button", { name: "除外…" }).click();
  const reason = pane.page.getByRole("textbox", { name: /除外する理由/ });
  await expect(reason).toBeFocused();
  await expect(pane.button("除外する")).toBeDisabled();
  await pane.page.keyboard.press("Escape");
  await expect(finding.getByRole("button", { name: "除外…" })).toBeFocused();
  await finding.getByRole("button", { name: "除外…" }).click();
  await reason.fill("様式のため");
  expect(await pane.axe()).toEqual([]);
  await pane.button("除外する").click();
  await expect(pane.page.getByText("除外の理由: 様式のため")).toBeVisible();
  await expect(pane.page.getByRole("heading", { level: 2 })).toContainText("2 か所");
  await pane.button("除外をやめる").click();
  await expect(pane.page.getByRole("heading", { level: 2 })).toContainText("3 か所");
});

test("the summary is looked at, written and undone", async ({ pane }) => {
  await pane.open("?file=plan.xlsx");
  const before = await pane.sheetNames();
  await pane.tab("改定の概要").click();
  expect(await pane.axe()).toEqual([]);
  await pane.button("できあがりを見る").click();
  const preview = pane.page.getByRole("region", { name: "「改定の概要」の見本" });
  await expect(preview).toContainText("新規実践項目");
  await expect(preview.getByRole("row", { name: /70 25 95/ }).first()).toBeVisible();
  expect(await pane.sheetNames()).toEqual(before);
  expect(await pane.axe()).toEqual([]);
  await pane.button("ブックに書き込む").click();
  await expect(pane.page.getByText("改定の概要を書き込みました。")).toBeVisible();
  expect(await pane.sheetNames()).toEqual(expect.arrayContaining([...before, "改定の概要"]));
  await pane.button("元に戻す").click();
  await expect(pane.page.getByText("元に戻しました。")).toBeVisible();
  expect(await pane.sheetNames()).toEqual(before);
});

test("a refusal says what happened and what to do", async ({ pane }) => {
  await pane.open("?fail=cell-being-edited");
  await pane.button("合計を検証").click();
  await pane.button("すべてに印を付ける").click();
  const alert = pane.page.getByRole("alert");
  await expect(alert).toContainText("セルの入力中のため、実行できません。");
  await expect(alert).toContainText("Enter キー");
  expect(await pane.axe()).toEqual([]);
  await pane.button("閉じる").click();
  await expect(pane.page.getByText("セルの入力中")).toBeHidden();
});
