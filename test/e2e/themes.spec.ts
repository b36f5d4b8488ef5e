import { expect, test } from "./panePage.js";

// The themes differ from the light one, which frame.spec.ts looks at, in nothing but their colours.
for (const theme of ["dark", "contrast"] as const) {
  test(`every text can be read in the ${theme} theme`, async ({ pane }) => {
    await pane.open(`?theme=${theme}`);
    await pane.button("合計を検証").click();
    await expect(pane.page.getByRole("heading", { level: 2 })).toBeVisible();
    expect(await pane.axe(["color-contrast"])).toEqual([]);
    await pane.button("すべてに印を付ける").click();
    await expect(pane.page.getByText("印を付けました。")).toBeVisible();
    // every colour stands in the view 検算 and in that of what was written
    await pane.tab("履歴").click();
    expect(await pane.axe(["color-contrast"])).toEqual([]);
  });
}
