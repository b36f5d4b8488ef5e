/**
 * `npm test`: types, lint, build, then every test. A step that fails does not stop the next ones, so that one run
 * tells all there is to tell. The last line counts everything: `N passed, N failed`.
 *
 * Lint needs one processor for over a minute and nothing that the build makes, so the two run beside each other; jest and
 * the browser then take all processors themselves, one after the other.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (path) => join(root, "node_modules", path);

const lint = ["lint", [bin("eslint/bin/eslint.js"), "src", "test", "scripts", "--max-warnings", "0", "--no-error-on-unmatched-pattern"]];
const build = [
  ["types", ["scripts/types.mjs"]],
  ["build", [bin("webpack-cli/bin/cli.js"), "--config", "webpack.config.js"]],
  ["sizes", ["scripts/sizes.mjs"]],
  // the page that the browser's tests open; made here it costs nothing, since lint takes longer
  ["pages", [bin("webpack-cli/bin/cli.js"), "--config", "scripts/build/panePage.mjs"]],
];

let passed = 0;
let failed = 0;

const linted = runStep(lint);
for (const step of build) await runStep(step);
await linted;

for (const counted of [runJest(), runBrowser()]) {
  passed += counted.passed;
  failed += counted.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs one step; what it prints is kept until it ends, so that two steps at a time do not mix their lines. */
async function runStep([name, args]) {
  const startedAt = Date.now();
  const { status, output } = await new Promise((settle) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (cause) => settle({ status: 1, output: String(cause) }));
    child.on("close", (code) => settle({ status: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
  const isFine = status === 0;
  if (isFine) passed++;
  else failed++;
  process.stdout.write(output);
  console.log(`${isFine ? "ok    " : "FAILED"} ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** A suite that could not even start counts as one failure; jest that died without a word, too. */
function runJest() {
  const folder = mkdtempSync(join(tmpdir(), "kensan-test-"));
  const outputFile = join(folder, "jest.json");
  try {
    spawnSync(process.execPath, [bin("jest/bin/jest.js"), "--json", `--outputFile=${outputFile}`, `--maxWorkers=${availableParallelism()}`, ...process.argv.slice(2)], {
      cwd: root,
      stdio: ["inherit", "ignore", "inherit"],
    });
    const result = JSON.parse(readFileSync(outputFile, "utf8"));
    return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
  } catch (cause) {
    console.error(`jest gave no result: ${cause}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A browser that could not be started counts as one failure, and says why. Paths given to `npm test` are jest's: then the browser rests. */
function runBrowser() {
  if (process.argv.length > 2) return { passed: 0, failed: 0 };
  // `CI=true npm test` also plays the long stories, some minutes more: the clerk's in the add-in under the real office.js, lines and sheets by hand, every theme's colours
  const projects = process.env["CI"] ? ["tests", "long"] : ["tests"];
  const folder = mkdtempSync(join(tmpdir(), "kensan-e2e-"));
  const outputFile = join(folder, "e2e.json");
  try {
    spawnSync(process.execPath, [bin("@playwright/test/cli.js"), "test", ...projects.map((name) => `--project=${name}`), "--reporter=list,json"], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile, KENSAN_PAGES_MADE: "1" },
    });
    const { stats, errors } = JSON.parse(readFileSync(outputFile, "utf8"));
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
  } catch (cause) {
    console.error(`the browser gave no result: ${cause}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
