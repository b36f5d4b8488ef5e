import { readFileSync, writeFileSync } from "node:fs";
import { readXlsx } from "hucre";
import { validate } from "../../src/app/validate.js";
import { nodeInflater } from "../../src/cli/nodeInflater.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { growingSums } from "./growingSums.js";
import { largeWorkbook } from "./largeWorkbook.js";
import { SHAPES } from "./shapes.js";

/** One measurement in a process of its own, so that its memory is its own: `measure TASK FILE [SHEETS CELLS | ROWS | SHAPE CELLS]`. */
const [task = "", file = "", sheets = "", cells = ""] = process.argv.slice(2);

const TASKS: Record<string, (bytes: Uint8Array) => Promise<string>> = {
  hucre: async (bytes) => `${(await readXlsx(bytes)).sheets.length} sheets`,
  read: async (bytes) => `${(await open(bytes)).sheets.length} sheets`,
  // as the text form of the command line and the pane ask it: no relation is spelled out that nobody reads
  check: async (bytes) => {
    const { verdict, asked } = validate(await open(bytes), { language: "ja", listsRelations: false });
    return `${verdict}, ${asked} asked`;
  },
  list: async (bytes) => {
    const { verdict, relations } = validate(await open(bytes), { language: "ja" });
    return `${verdict}, ${relations.length} relations`;
  },
  patch: (bytes) => {
    const at = { rowIndex: 999, columnIndex: 5 };
    const patched = applyEdits(bytes, [
      { kind: "set-cell", sheet: "第1部", at, content: { kind: "number", value: 1 } },
      { kind: "add-note", sheet: "第1部", at, text: "検算", author: "検算" },
    ]);
    if (!patched.ok) throw new Error(patched.error.code);
    return Promise.resolve(`${patched.value.length} bytes`);
  },
};

async function open(bytes: Uint8Array): Promise<Parameters<typeof validate>[0]> {
  const opened = await openWorkbook(bytes, "bench.xlsx", nodeInflater);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value.workbook;
}

if (task === "make") {
  writeFileSync(file, largeWorkbook(Number(sheets), Number(cells)));
} else if (task === "growing") {
  writeFileSync(file, growingSums(Number(sheets)));
} else if (task === "shape") {
  writeFileSync(file, SHAPES[sheets]?.(Number(cells)) ?? new Uint8Array());
} else {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  const startedAt = performance.now();
  const spent = process.cpuUsage();
  const result = await TASKS[task]?.(new Uint8Array(buffer, byteOffset, byteLength));
  const milliseconds = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(spent);
  process.stdout.write(JSON.stringify({ result, milliseconds, processorMilliseconds: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }));
}
