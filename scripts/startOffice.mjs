/**
 * `npm run start:office [FILE]`: the built add-in in a page that stands for Excel, under the real office.js, at http://localhost:3210.
 * Without a file it opens the first of assets/samples. For developers: nothing of this is delivered.
 */
import "./sourceHooks.mjs";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const samples = join(root, "assets/samples");
const file = process.argv[2] ?? readdirSync(samples).filter((name) => name.endsWith(".xlsx")).map((name) => join(samples, name))[0];

if (!existsSync(join(root, "dist/addin/taskpane.html"))) {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules/webpack-cli/bin/cli.js"), "--config", "webpack.config.js", "--config-name", "addin"], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const { openHost } = await import("../test/host/openHost.js");
const { serveOffice } = await import("../test/host/server/officeServer.js");

const { host, facts } = await openHost(file ? { bytes: readFileSync(file), fileName: basename(file) } : {});
const { origin } = await serveOffice(host, facts, join(root, "dist/addin"), 3210);
console.log(`\n${file ? basename(file) : "新しいブック"} を開きました: ${origin}\n（Ctrl+C で終わります）`);
