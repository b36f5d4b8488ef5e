/**
 * `npm run sizes`: what the built add-in weighs, file by file, gzipped as a server would send it. Fails where the first load of the pane
 * (its program without office.js, which Excel keeps) is heavier than it may be.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const MOST_INITIAL_KB = 350;
const folder = fileURLToPath(new URL("../dist/addin", import.meta.url));

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path) }))
  .map(({ name, bytes }) => ({ name, raw: bytes.length, zipped: gzipSync(bytes, { level: 9 }).length }));

const page = readFileSync(join(folder, "taskpane.html"), "utf8");
const initial = files.filter(({ name }) => !name.startsWith("office/") && (page.includes(`"${name}"`) || name === "taskpane.html"));
const groups = [
  ["first load", initial],
  ["lazy", files.filter((file) => !initial.includes(file) && file.name.endsWith(".js") && !file.name.startsWith("office/"))],
  ["office.js", files.filter(({ name }) => name.startsWith("office/"))],
  ["others", files.filter((file) => !initial.includes(file) && !file.name.endsWith(".js"))],
];
const inKb = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
console.log(`${"KB".padStart(9)}${"gzip".padStart(9)}`);
for (const [title, members] of groups) {
  for (const { name, raw, zipped } of members.sort((a, b) => b.zipped - a.zipped)) console.log(`${inKb(raw)}${inKb(zipped)}  ${name}`);
  console.log(`${inKb(sum(members, "raw"))}${inKb(sum(members, "zipped"))}  = ${title}\n`);
}
const total = sum(initial, "zipped") / 1024;
if (total > MOST_INITIAL_KB) console.error(`The first load weighs ${total.toFixed(1)} KB gzipped; it may weigh ${MOST_INITIAL_KB}.`);
process.exitCode = total > MOST_INITIAL_KB ? 1 : 0;

function sum(members, key) {
  return members.reduce((all, member) => all + member[key], 0);
}
