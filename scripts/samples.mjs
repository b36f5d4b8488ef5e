/**
 * `node scripts/samples.mjs` writes the sample workbooks of assets/samples/ anew, from plan.txt beside them:
 * plan.xlsx, the plan as a city types it, where everything holds; plan-with-errors.xlsx, the same with three errors of different kinds.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import "./sourceHooks.mjs";

const { importDocument } = await import("../src/app/importDocument.js");
const { IMPORT_SHEET_LABELS } = await import("../src/messages/sheetLabels.js");
const { writeWorkbook } = await import("../src/xlsx/writeWorkbook.js");

const folder = fileURLToPath(new URL("../assets/samples/", import.meta.url));
// The document calls itself by two titles; the sample where everything holds keeps one.
const text = replaceOnce(readFileSync(join(folder, "plan.txt"), "utf8"), " 苫小牧市行政創革プラン　改定案について\n", "\n");

write("plan.xlsx", planOf(text));

const wrong = [
  ["No.5 多文化共生のまちづくりの推進 ３ １ ４", "No.5 多文化共生のまちづくりの推進 ２ １ ４"], // a digit off
  ["施設予約の電子化 \n", "\n"], // an entry missing from the list
].reduce((changed, [from, to]) => replaceOnce(changed, from, to), text);
write("plan-with-errors.xlsx", withTextNumber(planOf(wrong)));

function planOf(source) {
  const imported = importDocument(source, { live: false, labels: IMPORT_SHEET_LABELS.ja });
  if (!imported.ok) throw new Error(imported.error.code);
  return imported.value.sheets;
}

/** No.12's new items are typed as the text 「３」; the total above which they stand is a live SUM, and passes the text over. */
function withTextNumber(sheets) {
  return sheets.map((sheet) => (sheet.name !== "件数表" ? sheet : {
    ...sheet,
    cells: sheet.cells.map((cell) => {
      if (cell.columnIndex !== 3) return cell;
      if (cell.rowIndex === 15) return { ...cell, content: { kind: "text", text: "３" } };
      return cell.rowIndex === 26 ? { ...cell, content: { kind: "formula", formula: "SUM(D5:D26)", cached: 22 } } : cell;
    }),
  }));
}

function replaceOnce(source, from, to) {
  if (source.split(from).length !== 2) throw new Error(`not once in the text: ${from}`);
  return source.replace(from, to);
}

function write(name, sheets) {
  writeFileSync(join(folder, name), writeWorkbook(sheets));
}
