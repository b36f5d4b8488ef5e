/**
 * `npm run start:office [-- --port 8080] [--no-open]`: the workbench's grid, and beside it the built add-in with the real office.js over an
 * emulated Excel (test/host), which runs in the page over the same book. For developers: nothing of this is delivered.
 */
import "./sourceHooks.mjs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isStale } from "./workbench/isStale.mjs";
import { canOpenBrowser, openBrowser } from "./workbench/openBrowser.mjs";
import { serveOffice } from "./workbench/serveOffice.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [pageFolder, addinFolder] = [join(root, "out/office-page"), join(root, "dist/addin")];
const { values } = parseArgs({ options: { "port": { type: "string" }, "no-open": { type: "boolean", default: false } } });

if (isStale(root, addinFolder, "taskpane.html")) build("webpack.config.js", "--config-name", "addin");
if (isStale(root, pageFolder, "index.html", ["test/host", "test/officePage"])) build("scripts/build/officePage.mjs");

const { hostMetadataText } = await import("../test/host/metadata/hostMetadata.js");
const server = await serveOffice({ pageFolder, addinFolder, metadata: hostMetadataText(), ...(values.port !== undefined && { port: Number(values.port) }) });
console.log(`\n  検算アドイン（開発用の Excel の代わりの上で） / the add-in over an emulated Excel\n\n    ${server.origin}/\n\n  Ctrl+C で終わります。\n`);
if (!values["no-open"] && canOpenBrowser(process.env, process.platform)) openBrowser(`${server.origin}/`, process.platform);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.close().then(() => process.exit(0)));

function build(...config) {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules/webpack-cli/bin/cli.js"), "--config", ...config], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
