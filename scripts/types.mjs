/**
 * Checks types with TypeScript 7. Called by path: the name `tsc` in node_modules/.bin belongs to the
 * TypeScript 6 that the linter needs, and which of the two npm links there is not defined.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const compiler = fileURLToPath(new URL("../node_modules/@typescript/native/bin/tsc", import.meta.url));
const run = spawnSync(process.execPath, [compiler, "--noEmit", "-p", "tsconfig.json", ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(run.status ?? 1);
