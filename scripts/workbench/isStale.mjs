import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the workbench is made of. */
const SOURCES = ["src", "assets", "scripts/build", "webpack.config.js", "package-lock.json"];

/** Whether a folder's page is missing, or anything that it is made of has been written since. */
export function isStale(root, folder, page = "index.html", more = []) {
  const builtAt = modifiedAt(join(folder, page));
  return builtAt === undefined || [...SOURCES, ...more].some((source) => newest(join(root, source)) > builtAt);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
