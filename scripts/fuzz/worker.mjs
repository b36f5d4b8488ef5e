import "../sourceHooks.mjs";
import { mutateBytes, mutateDirectory, mutateParts } from "./mutate.mjs";
import { makeRandom } from "./random.mjs";

const { openWorkbook } = await import("../../src/xlsx/openWorkbook.js");
const { readXlsx } = await import("../../src/xlsx/reader.js");
const { readPdfText } = await import("../../src/xlsx/pdfText.js");
const { applyEdits } = await import("../../src/xlsx/patcher.js");
const { workbooks, oldWorkbook, texts, pdf } = await import("./seeds.mjs");

process.on("message", async ({ first, count }) => {
  for (let seed = first; seed < first + count; seed++) {
    process.send({ starts: seed });
    const since = performance.now();
    let result;
    try {
      result = await execute(makeRandom(seed));
    } catch (cause) {
      result = { outcome: "thrown", find: cause instanceof Error ? (cause.stack ?? cause.message).split("\n").slice(0, 4).join(" ") : String(cause) };
    }
    process.send({ ends: seed, ms: Math.round(performance.now() - since), mb: Math.round(process.memoryUsage().rss / 1_048_576), ...result });
    // Without a pause the answers pile up unsent and the other side takes us for hanging.
    await new Promise(setImmediate);
  }
  process.disconnect();
});

async function execute(random) {
  const kind = random.below(100);
  if (kind < 1) return named("pdf", await readPdfText(mutateBytes(pdf, random)));
  if (kind < 8) return named("xls", await openWorkbook(mutateBytes(oldWorkbook, random), "a.xls"));
  if (kind < 14) return named("csv", await openWorkbook(mutateBytes(random.pick(texts), random), "a.csv"));
  const seed = random.pick(workbooks);
  const bytes = kind < 24 ? mutateBytes(seed, random) : kind < 34 ? mutateDirectory(seed, random) : mutateParts(seed, random);
  const read = await openWorkbook(bytes, "a.xlsx");
  return read.ok && read.value.form.startsWith("xls") ? patch(bytes, read.value.workbook, random) : named("xlsx", read);
}

function named(form, result) {
  return { outcome: `${form} ${result.ok ? "read" : result.error.code}` };
}

/** What the reader takes, the patcher patches or refuses; what it patched reads again, and holds what was set. */
function patch(bytes, workbook, random) {
  const sheet = random.pick(workbook.sheets).name;
  const at = { rowIndex: random.pick([0, 1, 3, 40, 1_048_575]), columnIndex: random.pick([0, 2, 700, 16_383]) };
  const edits = [
    { kind: "set-cell", sheet, at, content: { kind: "number", value: 12345 } },
    { kind: "set-fill", sheet, at, color: "FFFF00" },
    { kind: "add-note", sheet, at, text: "注", author: "検算" },
  ].filter((edit) => edit.kind === "set-cell" || random.chance(0.5));
  if (random.chance(0.2)) edits.push({ kind: random.pick(["insert-lines", "delete-lines"]), sheet, axis: random.pick(["row", "column"]), at: 50_000 % (random.below(20) + 1), count: 1 });
  const patched = applyEdits(bytes, edits);
  if (!patched.ok) return { outcome: `patch ${patched.error.code}` };
  const again = readXlsx(patched.value);
  if (!again.ok) return { outcome: "patched, unreadable", find: `unreadable after ${JSON.stringify(edits)}: ${again.error.code} ${again.error.detail}` };
  const isShifted = edits.some((edit) => edit.kind.endsWith("lines"));
  const value = again.value.sheets.find((s) => s.name === sheet)?.value(at.rowIndex, at.columnIndex);
  if (!isShifted && value !== 12345) return { outcome: "patched, lost", find: `not set after ${JSON.stringify(edits)}: ${JSON.stringify(value)}` };
  return { outcome: "patched" };
}
