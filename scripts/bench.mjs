/**
 * `npm run bench`: reads, checks and patches workbooks of 100,000 and 1,000,000 cells, and lets hucre read the same
 * files in the same run. Each measurement is a process of its own; reads and patches count the best of three.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cpus } from "node:os";
import webpack from "webpack";
import config from "../webpack.config.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "node_modules/.cache/bench");
mkdirSync(folder, { recursive: true });
await build();

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);
for (const [name, sheets] of [["100,000 cells (2 sheets)", 2], ["1,000,000 cells (20 sheets)", 20]]) {
  const file = join(folder, `bench-${sheets}.xlsx`);
  run(["make", file, String(sheets), "50000"]);
  console.log(`${name}, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  const hucre = best("hucre", file, 3);
  for (const [label, task, times] of [["hucre read", "hucre", 0], ["read", "read", 3], ["read + check", "check", 1], ["patch", "patch", 3]]) {
    const { milliseconds, megabytes, result } = times === 0 ? hucre : best(task, file, times);
    const ratio = (milliseconds / hucre.milliseconds).toFixed(2);
    console.log(`  ${label.padEnd(14)}${`${Math.round(milliseconds)} ms`.padStart(9)}${`× ${ratio}`.padStart(9)}${`${Math.round(megabytes)} MB`.padStart(9)}   ${result}`);
  }
}

function best(task, file, times) {
  const runs = Array.from({ length: times }, () => JSON.parse(run([task, file])));
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
