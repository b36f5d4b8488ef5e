import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { convertAll, soffice } from "../../support/libreOffice.js";
import type { WorkbenchPage } from "./workbenchPage.js";

/**
 * What a clerk does the night before the council meets, in whichever host the pane runs: check, follow the findings, mend, write the
 * summary, take it back, save; then the saved file is checked from the command line and opened in LibreOffice.
 */
export async function clerkStory(bench: WorkbenchPage, host: string): Promise<void> {
  await bench.picture(`${host}-1-open`);
  await bench.check();
  await expect(bench.verdict).toContainText("合わないところが 3 か所あります");
  await bench.finding("件数表 C9").getByRole("button", { name: "件数表 C9 を選択" }).first().click();
  await bench.expectSelected("C9");
  await bench.picture(`${host}-2-finding`);

  await bench.finding("件数表 C9").getByRole("button", { name: "直す" }).click();
  await expect(bench.verdict).toContainText("合わないところが 2 か所あります");
  expect(await bench.shownIn("件数表", "C9")).toBe("3");
  await bench.finding("件数表 D16").getByRole("button", { name: "直す" }).click();
  await expect(bench.verdict).toContainText("合わないところが 1 か所あります");

  // The entry that is missing from the list is put in by hand.
  await bench.goTo("新規実践項目", "C18");
  await bench.cellMenu({ x: 500, y: 440 }, "挿入 › 上に行を挿入");
  expect(await bench.shownIn("新規実践項目", "C19")).toContain("ＳＭＳ");
  await bench.goTo("新規実践項目", "C18");
  await bench.type("施設予約の電子化");
  await expect(bench.verdict).toContainText("70 + 25 = 95：すべて一致しました");
  await bench.picture(`${host}-3-agrees`);

  await bench.pane.getByRole("tab", { name: "改定の概要" }).click();
  await bench.pane.getByRole("button", { name: "できあがりを見る" }).click();
  await bench.pane.getByRole("button", { name: "ブックに書き込む" }).click();
  await expect(bench.tab("改定の概要")).toBeVisible();
  await bench.tab("改定の概要").click();
  await bench.picture(`${host}-4-summary`);
  await bench.pane.getByRole("button", { name: "元に戻す" }).first().click();
  await expect(bench.tab("改定の概要")).toHaveCount(0);

  const saved = await bench.save();
  expect(saved.name).toBe("plan-with-errors（検算）.xlsx");
  await expect(bench.page.getByText("を保存しました")).toBeVisible();
  await bench.picture(`${host}-5-saved`);
  expectAgrees(saved.bytes);
  // Where LibreOffice is missing, the rest of the story counts all the same.
  if (soffice !== undefined) expectAgrees(convertAll({ "saved.xlsx": saved.bytes }, "xlsx")["saved.xlsx"]);
}

function expectAgrees(bytes: Buffer | undefined): void {
  if (!bytes) throw new Error("LibreOffice did not open the saved file");
  const file = join(mkdtempSync(join(tmpdir(), "kensan-saved-")), "saved.xlsx");
  writeFileSync(file, bytes);
  expect(execFileSync(process.execPath, ["dist/cli/kensan.mjs", "check", file], { encoding: "utf8" })).toContain("70 + 25 = 95：すべて一致しました");
}
