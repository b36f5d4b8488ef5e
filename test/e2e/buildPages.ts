import { execFileSync } from "node:child_process";

/** Makes the page of the pane over a book anew before the tests; a test of an old page would prove nothing. */
export function buildPages(): void {
  execFileSync(process.execPath, ["node_modules/webpack-cli/bin/cli.js", "--config", "scripts/build/panePage.mjs"], { stdio: ["ignore", "ignore", "inherit"] });
}
