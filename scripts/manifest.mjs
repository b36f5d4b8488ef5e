/**
 * `npm run manifest -- --base https://server/path [--out FILE]` writes manifest.xml for a server of your own: every address of the
 * developer's machine in it becomes one under --base. Without --out it goes to dist/addin/manifest.xml, beside the files it names.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const DEVELOPER = "https://localhost:3000";
const root = fileURLToPath(new URL("..", import.meta.url));

const { values } = parseArgs({ options: { base: { type: "string" }, out: { type: "string" } } });
const base = values.base?.replace(/\/+$/, "") ?? DEVELOPER;
const out = values.out ?? `${root}dist/addin/manifest.xml`;
if (!isUsable(base)) {
  console.error("--base は https:// で始まるアドレスにしてください（例: https://addin.city.example/kensan）。Excel は https 以外を読み込みません。");
  process.exit(3);
}
const manifest = readFileSync(`${root}manifest.xml`, "utf8").replaceAll(`"${DEVELOPER}/`, `"${escapeAttribute(base)}/`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, manifest);
console.log(`${out} を書き出しました（${base}）。`);

/** Excel takes addresses of up to 2,048 characters, without query or fragment here: names of files follow. */
function isUsable(address) {
  const url = toUrl(address);
  return url !== null && url.protocol === "https:" && url.search === "" && url.hash === "" && address.length <= 1900;
}

function toUrl(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function escapeAttribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
