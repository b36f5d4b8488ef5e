/**
 * `npm start [-- --port 8080] [--no-open] [--lang en]`: builds the workbench when it is older than its sources, serves it on this machine alone,
 * says where, and opens the browser. It opens none on a server: in CI, over ssh, without a display, or when KENSAN_NO_OPEN is set.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { WORKBENCH_HEADERS } from "./build/workbenchPolicy.mjs";
import { isStale } from "./workbench/isStale.mjs";
import { canOpenBrowser, openBrowser } from "./workbench/openBrowser.mjs";
import { serveFolder } from "./workbench/serveFolder.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "dist/workbench");

const options = readOptions();
if (isStale(root, folder)) {
  console.log("ワークベンチを作っています（はじめの一回は一分ほどかかります）… / Building the workbench…");
  const built = spawnSync(process.execPath, [join(root, "node_modules/webpack-cli/bin/cli.js"), "--config", "webpack.config.js", "--config-name", "workbench"], { cwd: root, stdio: "inherit" });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

let server;
try {
  server = await serveFolder(folder, { headers: WORKBENCH_HEADERS, port: options.port });
} catch (cause) {
  if (cause.code !== "EADDRINUSE" && cause.code !== "EACCES") throw cause;
  console.error(`ポート ${options.port} は使えません。別の番号を指定するか、--port を付けずに起動してください。 / Port ${options.port} is not free.`);
  process.exit(1);
}
const address = `${server.origin}/${options.lang === undefined ? "" : `?lang=${options.lang}`}`;
console.log(`\n  検算ワークベンチ / Kensan workbench\n\n    ${address}\n\n  終えるには Ctrl+C を押してください。 / Press Ctrl+C to stop.\n`);
if (!options["no-open"] && canOpenBrowser(process.env, process.platform)) openBrowser(address, process.platform);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}

function readOptions() {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, "no-open": { type: "boolean", default: false }, lang: { type: "string" } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) throw new Error(`--port ${values.port}`);
    if (values.lang !== undefined && !["ja", "en"].includes(values.lang)) throw new Error(`--lang ${values.lang}`);
    return { ...values, port };
  } catch (cause) {
    console.error(`使い方: npm start [-- --port 番号] [--no-open] [--lang ja|en]\n${cause.message}`);
    process.exit(3);
  }
}
