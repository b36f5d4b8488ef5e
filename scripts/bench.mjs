/**
 * `npm run bench`: reads, checks and patches workbooks of 10,000 to 1,000,000 cells, and lets hucre read the same
 * files in the same run. Each measurement is a process of its own; the best of three counts.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cpus } from "node:os";
import webpack from "webpack";
import { cli as config } from "./build/cli.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "node_modules/.cache/bench");
mkdirSync(folder, { recursive: true });
await build();

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);
const checks = [];
for (const [sheets, cells] of [[1, 10_000], [2, 50_000], [20, 50_000]]) {
  const size = sheets * cells;
  const file = join(folder, `bench-${size}.xlsx`);
  run(["make", file, String(sheets), String(cells)]);
  console.log(`${size.toLocaleString("en")} cells (${sheets} sheet${sheets > 1 ? "s" : ""}), ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  const hucre = best("hucre", file);
  for (const [label, task] of [["hucre read", "hucre"], ["read", "read"], ["read + check", "check"], ["  all listed", "list"], ["patch", "patch"]]) {
    const { milliseconds, megabytes, result } = task === "hucre" ? hucre : best(task, file);
    if (task === "check") checks.push({ size, milliseconds });
    const ratio = (milliseconds / hucre.milliseconds).toFixed(2);
    console.log(`  ${label.padEnd(14)}${`${Math.round(milliseconds)} ms`.padStart(9)}${`× ${ratio}`.padStart(9)}${`${Math.round(megabytes)} MB`.padStart(9)}   ${result}`);
  }
}
console.log("\nread + check, microseconds a cell: " + checks.map(({ size, milliseconds }) => `${(milliseconds * 1000 / size).toFixed(2)} (${size.toLocaleString("en")})`).join(", "));

const growing = join(folder, "growing.xlsx");
const sums = [1500, 3000, 6000].map((rows) => {
  run(["growing", growing, String(rows)]);
  return `${rows}: ${Math.round(best("check", growing).milliseconds)} ms`;
});
console.log(`growing ranges, SUM(A$1:A1) to SUM(A$1:A6000), read + check: ${sums.join(", ")}`);

// Sheets of unusual shape: what is asked is that ten times the cells take no more than about ten times the time.
const shaped = join(folder, "shape.xlsx");
for (const [shape, sizes] of [["tall", [100_000, 1_000_000]], ["wide", [16_384, 163_840]], ["tiny", [9_000, 90_000]], ["ledger", [25_000, 250_000]], ["list", [20_000, 200_000]], ["prose", [15_000, 150_000]], ["fractions", [25_000, 250_000]]]) {
  const figures = sizes.map((cells) => {
    run(["shape", shaped, shape, String(cells)]);
    return { cells, ...best("check", shaped) };
  });
  console.log(`${shape}, read + check: ` + figures.map(({ cells, milliseconds, megabytes }) => `${cells.toLocaleString("en")} cells ${Math.round(milliseconds)} ms ${Math.round(megabytes)} MB (${(milliseconds * 1000 / cells).toFixed(1)} µs a cell)`).join(", "));
}

function best(task, file) {
  const runs = Array.from({ length: 3 }, () => JSON.parse(run([task, file])));
  return runs.reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a));
}

function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, "measure.mjs"), ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args[0]}: ${stderr}`);
  return stdout;
}

function build() {
  const bench = {
    ...config, entry: { measure: join(root, "test/bench/measure.ts") }, context: root, plugins: [],
    output: { ...config.output, path: folder, clean: false },
  };
  return new Promise((resolve, reject) => {
    webpack(bench, (cause, stats) => (cause ?? stats.hasErrors() ? reject(cause ?? new Error(stats.toString("errors-only"))) : resolve()));
  });
}
