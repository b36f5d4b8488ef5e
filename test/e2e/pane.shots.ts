import { expect, test, type PanePage } from "./panePage.js";

/** Pictures of each view and state, into out/screenshots; `npm run screenshots`. They are for people to look at. */
async function shoot({ page }: PanePage, name: string, height = 900): Promise<void> {
  const width = page.viewportSize()?.width ?? 350;
  await page.setViewportSize({ width, height });
  await page.evaluate(() => document.fonts.ready);
  // Rings and bars fade in: what is looked at is what stays.
  await page.waitForTimeout(250);
  await page.screenshot({ path: `out/screenshots/${name}.png` });
}

const STATES: readonly (readonly [name: string, query: string, reach: (pane: PanePage) => Promise<unknown>, height?: number])[] = [
  ["check-before", "", () => Promise.resolve()],
  ["check-holds", "?file=plan.xlsx", (pane) => pane.button("合計を検証").click()],
  ["check-fails", "", (pane) => pane.button("合計を検証").click(), 1500],
  ["check-running", "?slow=20000", async (pane) => {
    await pane.button("合計を検証").click();
    await pane.page.getByRole("progressbar").waitFor();
  }],
  ["check-stale", "?file=plan.xlsx", async (pane) => {
    await pane.button("合計を検証").click();
    await verdict(pane);
    await pane.type("件数表", "C9", 9);
    await pane.page.getByText("検証の後に変更がありました。").waitFor();
  }],
  ["check-refused", "?fail=cell-being-edited", async (pane) => {
    await pane.button("合計を検証").click();
    await pane.button("すべてに印を付ける").click();
    await pane.page.getByRole("alert").getByText("Enter").waitFor();
  }],
  ["check-exclude", "", async (pane) => {
    await pane.button("合計を検証").click();
    await pane.page.getByRole("group", { name: "件数表 D16" }).getByRole("button", { name: "除外…" }).click();
    await pane.page.getByRole("textbox").fill("国の様式で全角と決まっているため");
    await pane.page.getByRole("textbox").scrollIntoViewIfNeeded();
  }],
  ["check-crashed", "?crash=1", (pane) => pane.button("合計を検証").click()],
  ["revision-before", "?file=plan.xlsx", (pane) => pane.tab("改定").click()],
  ["revision-compared", "?file=plan.xlsx", async (pane) => {
    await pane.tab("改定").click();
    await pane.page.locator("input[type=file]").setInputFiles("assets/samples/plan-before.xlsx");
    await pane.button("改定前後を比べる").click();
    await pane.page.getByRole("heading", { name: /との違い/ }).waitFor();
    await pane.page.getByRole("region", { name: "「新旧対照表」の見本" }).waitFor();
  }, 3200],
  ["summary-before", "?file=plan.xlsx", (pane) => pane.tab("改定の概要").click()],
  ["summary-preview", "?file=plan.xlsx", async (pane) => {
    await pane.tab("改定の概要").click();
    await pane.button("できあがりを見る").click();
    await pane.page.getByRole("region").first().waitFor();
  }],
  ["history-empty", "", (pane) => pane.tab("履歴").click()],
  ["history", "", async (pane) => {
    await pane.button("合計を検証").click();
    await pane.page.getByRole("group", { name: "件数表 C9" }).getByRole("button", { name: "直す" }).click();
    await expect(pane.page.getByRole("heading", { level: 2 })).toContainText("2 か所");
    await pane.button("すべてに印を付ける").click();
    await pane.page.getByText("印を付けました。").waitFor();
    await pane.button("閉じる").click();
    await pane.tab("履歴").click();
    await pane.page.getByRole("button", { name: /^修正/ }).click();
    await pane.page.getByText("元に戻しました。").waitFor();
    await pane.button("閉じる").click();
  }, 420],
  ["readme-check", "", (pane) => pane.button("合計を検証").click(), 760],
  ["settings", "", (pane) => pane.tab("設定").click()],
];

function verdict(pane: PanePage): Promise<void> {
  return pane.page.getByRole("heading", { level: 2 }).first().waitFor();
}

for (const [name, query, reach, height] of STATES) {
  test(name, async ({ pane }) => {
    await pane.open(query);
    await reach(pane);
    await shoot(pane, name, height);
  });
}

for (const [name, width, theme] of [["narrow", 300, "light"], ["wide", 800, "light"], ["dark", 350, "dark"], ["contrast", 350, "contrast"]] as const) {
  test(name, async ({ pane }) => {
    await pane.page.setViewportSize({ width, height: 900 });
    await pane.open(`?theme=${theme}`);
    await pane.button("合計を検証").click();
    await verdict(pane);
    await shoot(pane, `check-${name}`, 1200);
  });
}
