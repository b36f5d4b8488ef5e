/**
 * `node scripts/completeLock.mjs` after a dependency was added: a registry that serves only the packages of its own
 * platform leaves those of the others out of package-lock.json, and then `npm ci` refuses the lock. This adds them,
 * by version, operating system and processor; npm fetches them only where they fit.
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(path, name))
    .map(([name, range]) => ({ name, version: range.replace(/^[^\d]*/, ""), dev })));

for (const { name, version, dev } of missing) lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
const { "": root, ...packages } = lock.packages;
lock.packages = { "": root, ...Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"))) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(missing.length === 0 ? "nothing was missing" : missing.map(({ name }) => `added ${name}`).join("\n"));

/** Looked up as Node does: beside the package, then in each folder above. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("/node_modules/"), 0))) {
    if (lock.packages[`${folder && `${folder}/`}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}

/** The names of such packages tell it: @swc/core-linux-arm64-gnu. */
function platformOf(name) {
  const os = /-(darwin|linux|win32|freebsd|openbsd|netbsd|sunos|aix|android|openharmony)\b/.exec(name)?.[1];
  const cpu = /-(arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64)\b/.exec(name)?.[1];
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) };
}
