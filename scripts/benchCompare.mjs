/**
 * `npm run bench:compare`: two editions of 100,000 rows × 10 columns, compared by the built command line and by daff, each a
 * process of its own that reads the same two .csv files; processor time counts, so that a busy machine changes little.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROWS = 100_000;
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "node_modules/.cache/bench");
mkdirSync(folder, { recursive: true });

let seed = 20_240_401;
const random = (limit) => {
  seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
  return seed % limit;
};
const figures = () => Array.from({ length: 8 }, () => random(100_000));
const head = ["コード", "事業名", ...Array.from({ length: 8 }, (_, i) => `R${i + 1}`)];
const rows = Array.from({ length: ROWS }, (_, i) => [`A${i}`, `事業${i}号`, ...figures()]);
const before = write("before.csv", rows);
for (let n = 0; n < 1000; n++) rows[random(rows.length)][2 + random(8)] = random(100_000);
for (let n = 0; n < 200; n++) rows.splice(random(rows.length), 1);
for (let n = 0; n < 200; n++) rows.splice(random(rows.length), 0, [`N${n}`, `新規事業${n}号`, ...figures()]);
for (let n = 0; n < 20; n++) rows.splice(random(rows.length), 0, ...rows.splice(random(rows.length), 1));
const after = write("after.csv", rows);

const kensan = measure("kensan", [join(root, "dist/cli/kensan.mjs"), "compare", "--json", before, after]);
const daff = measure("daff", [join(root, "node_modules/daff/bin/daff.js"), "diff", "--output-format", "json", before, after]);
console.log(`kensan takes ${(kensan / daff).toFixed(2)} of daff's time (asked: at most 0.5)`);

function write(name, body) {
  writeFileSync(join(folder, name), [head, ...body].map((row) => row.join(",")).join("\n") + "\n");
  return join(folder, name);
}

function measure(name, args) {
  const startedAt = performance.now();
  const used = childTime(args);
  console.log(`${name.padEnd(8)}${(used / 1000).toFixed(1)} s of processor time, ${((performance.now() - startedAt) / 1000).toFixed(1)} s in all`);
  return used;
}

/** Milliseconds of processor time, told by the process itself as it ends. */
function childTime(args) {
  const hook = "data:text/javascript,process.on('exit',()=>{const u=process.cpuUsage();process.stderr.write('%5CnCPU '+(u.user%2Bu.system)/1000)})";
  const { stderr, error } = spawnSync(process.execPath, ["--import", hook, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error) throw error;
  return Number(/CPU ([\d.]+)/.exec(stderr)?.[1] ?? NaN);
}
