import { summarize } from "../../src/app/summarize.js";
import type { CellValue } from "../../src/core/grid/grid.js";
import { SUMMARY_LABELS } from "../../src/messages/summaryLabels.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { REGISTER } from "../core/sheets/revisionSummary/smallRegister.js";
import { openBytes } from "../support/editions.js";
import { sheetNamed } from "../support/planBooks.js";
import { planOf } from "../support/plans.js";
import type { OfficeCase } from "./officeCase.js";

const shown = (value: CellValue): string => (value === null ? "" : typeof value === "object" ? value.error : String(value));

export const register: OfficeCase = {
  name: "the summary of a register shows what is calculated, and a changed kind is seen",
  prepare: () => {
    const list = writeWorkbook([planOf("台帳", REGISTER)]);
    const summary = summarize(openBytes(list), { labels: SUMMARY_LABELS.ja });
    if (!summary.ok) throw new Error(summary.error.code);
    const plan = summary.value.sheets[0]!;
    const changed = REGISTER.map((row, r) => (r === 1 ? [...row.slice(0, 3), "新規"] : row));
    return {
      xlsx: { "same.xlsx": writeWorkbook([planOf("台帳", REGISTER), plan]), "changed.xlsx": writeWorkbook([planOf("台帳", changed), plan]) },
      verify: ({ xlsx }) => {
        const differences = (name: string): [string, string][] => {
          const grid = sheetNamed(openBytes(xlsx(name)), plan.name);
          return plan.cells.flatMap(({ rowIndex, columnIndex, content }): [string, string][] => {
            const found = shown(grid.value(rowIndex, columnIndex));
            return content.kind === "formula" && String(content.cached) !== found ? [[String(content.cached), found]] : [];
          });
        };
        expect(differences("same.xlsx")).toEqual([]);
        expect(differences("changed.xlsx")).toEqual(expect.arrayContaining([
          ["新規実践項目　2 項目", "新規実践項目　3 項目"],
          ["検算　記載 2 項目 = 2 項目　一致", "検算　記載 2 項目 = 3 項目　不一致"],
        ]));
      },
    };
  },
};
