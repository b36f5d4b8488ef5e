/**
 * `npm run demo`: the main job of the command line on the bundled sample. Builds, then import → check → summary of assets/samples/plan.txt
 * into ./out, and says where the files lie.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "dist/cli/kensan.mjs");
const sample = "assets/samples/plan.txt";

run([join(root, "node_modules/webpack-cli/bin/cli.js"), "--config", "webpack.config.js", "--config-name", "cli"], { accepts: [0] });
mkdirSync(join(root, "out"), { recursive: true });

const steps = [
  ["文書をブックにする", ["import", sample, "-o", "out/plan.xlsx"], [0]],
  ["数が合うかを確かめる", ["check", "out/plan.xlsx"], [0, 1, 2]],
  ["改定の概要を加える", ["summary", "out/plan.xlsx", "-o", "out/summary.xlsx"], [0]],
];
for (const [what, args, accepts] of steps) {
  console.log(`\n■ ${what}\n  $ kensan ${args.join(" ")}`);
  run([program, ...args], { accepts });
}

console.log(`\n■ できたファイル（Excel で開けます）`);
for (const name of ["out/plan.xlsx", "out/summary.xlsx"]) console.log(`  ${relative(process.cwd(), join(root, name))}`);

function run(args, { accepts }) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (!accepts.includes(status)) process.exit(status ?? 1);
}
