/**
 * `npm run roundtrip [FOLDER]`: every .xlsx and .xlsm in a folder is opened, one far cell set, a note and a sheet added, and saved.
 * Then: every part that no edit addresses has the bytes it had in the zip; our reader sees the edits and nothing else changed;
 * LibreOffice, where it is found, opens the result and calculates the same values elsewhere. A file that is refused is listed with its reason.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import "./sourceHooks.mjs";

const { applyEdits } = await import("../src/xlsx/patcher.js");
const { openPackage } = await import("../src/xlsx/package.js");
const { readXlsx } = await import("../src/xlsx/reader.js");
const { formatAddress } = await import("../src/core/grid/address.js");

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = process.argv.length > 2 ? process.argv.slice(2) : [join(root, "assets"), join(root, "test/cases")];
const FAR = { rowIndex: 9_998, columnIndex: 700 };
const SHEET = "往復の確認";
/** Formulas that give another value at every calculation tell nothing. */
const VOLATILE = /\b(?:RAND|RANDBETWEEN|RANDARRAY|NOW|TODAY)\(/i;
const NOTE = "往復の確認：この注記は試験のためのものです";
/** The parts that the three edits may change, whatever they are called in this package; all others must be as they were. */
const MAY_CHANGE = /(^|\/)(\[Content_Types\]\.xml|workbook\d*\.xml(\.rels)?|styles\d*\.xml|calcChain\d*\.xml|comments[^/]*\.xml|vmlDrawing[^/]*\.vml)$|^customXml\//i;

const files = folders.filter(existsSync).flatMap(findBooks);
const trials = files.map(tryFile);
const opened = openAll(trials.filter((trial) => trial.after));
for (const trial of trials) {
  if (trial.refused) console.log(`refused    ${trial.name}  ${trial.refused}`);
  else console.log(`${trial.problems.length === 0 && trial.opened !== false ? "ok        " : "DIFFERENT "} ${trial.name}  ${trial.same}/${trial.untouched} parts  ${trial.problems.slice(0, 3).join("; ")}`);
}
const done = trials.filter((trial) => trial.after);
const sum = (key) => done.reduce((total, trial) => total + trial[key], 0);
console.log(`\nfiles ${trials.length}  patched ${done.length}  refused ${trials.length - done.length}`);
console.log(`parts ${sum("parts")}  untouched ${sum("untouched")}  identical ${sum("same")}`);
console.log(`reader sees exactly the edits ${done.filter((trial) => trial.readerAgrees).length} of ${done.length}`);
console.log(opened ? `LibreOffice opens with the same values ${done.filter((trial) => trial.opened).length} of ${done.length}` : "LibreOffice was not found: not opened");
process.exit(done.every((trial) => trial.problems.length === 0) ? 0 : 1);

function findBooks(folder) {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.xls[xm]$/i.test(name) && !/(^|\/)~\$/.test(name)).sort().map((name) => join(folder, name));
}

function tryFile(path) {
  const name = path.split(/[\\/]/).slice(-2).join("/");
  const before = new Uint8Array(readFileSync(path));
  const read = readXlsx(before);
  if (!read.ok) return { name, refused: `${read.error.code} ${read.error.detail ?? ""}` };
  const sheet = read.value.sheets.find((grid) => !grid.isProtected) ?? read.value.sheets[0];
  const result = applyEdits(before, [
    { kind: "set-cell", sheet: sheet.name, at: FAR, content: { kind: "number", value: 12345.5 } },
    { kind: "add-note", sheet: sheet.name, at: FAR, text: NOTE, author: "検算" },
    { kind: "add-sheet", plan: planOf(SHEET), replaceOwn: false },
  ]);
  if (!result.ok) return { name, refused: `${result.error.code} ${result.error.detail ?? ""}` };
  const trial = { name, before, after: result.value, problems: [], sheet: sheet.name, ...compareParts(before, result.value) };
  if (trial.same !== trial.untouched) trial.problems.push(`changed: ${trial.changed.join(" ")}`);
  const differences = compareBooks(read.value, readXlsx(result.value).value, sheet.name);
  const written = openPackage(result.value).value;
  const hasNote = written.partNames.some((part) => /comments[^/]*\.xml$/i.test(part) && new TextDecoder().decode(written.read(part).value).includes(NOTE));
  if (!hasNote) differences.push("the note");
  trial.readerAgrees = differences.length === 0;
  trial.problems.push(...differences);
  return trial;
}

function compareParts(before, after) {
  const [a, b] = [openPackage(before).value, openPackage(after).value];
  const touchedSheets = new Set(b.entries.filter((e) => /worksheets\//i.test(e.name)).filter((e) => a.entry(e.name) && hash(a.entry(e.name)) !== hash(e)).map((e) => e.name));
  // One sheet and its relations are addressed; a second one that changed is a fault, and is counted as untouched.
  const allowed = new Set([...touchedSheets].filter((name) => !name.endsWith(".rels")).slice(0, 1).flatMap((name) => [name, name.replace(/([^/]+)$/, "_rels/$1.rels")]));
  const untouched = a.entries.filter((e) => !MAY_CHANGE.test(e.name) && !allowed.has(e.name));
  const changed = untouched.filter((e) => !b.entry(e.name) && !e.name.endsWith("/") ? true : b.entries.some((other) => other.name === e.name && hash(other) !== hash(e))).map((e) => e.name);
  return { parts: a.entries.length, untouched: untouched.length, same: untouched.length - changed.length, changed };
}

function hash(entry) {
  return createHash("sha256").update(entry.localRecord).digest("hex");
}

/** What two readings of a workbook tell apart, but for the edits. */
function compareBooks(before, after, edited) {
  const found = [];
  for (const grid of before.sheets) {
    const other = after.sheets.find((s) => s.name === grid.name);
    if (!other) {
      found.push(`no sheet ${grid.name}`);
      continue;
    }
    for (const rowIndex of new Set([...grid.rowIndexes, ...other.rowIndexes])) {
      const width = Math.max(grid.row(rowIndex).length, other.row(rowIndex).length);
      for (let columnIndex = 0; columnIndex < width; columnIndex++) {
        const isFar = grid.name === edited && rowIndex === FAR.rowIndex && columnIndex === FAR.columnIndex;
        const [was, is] = [grid.value(rowIndex, columnIndex), other.value(rowIndex, columnIndex)];
        const expected = isFar ? 12345.5 : was;
        if (VOLATILE.test(grid.formula(rowIndex, columnIndex) ?? "")) continue;
        if (JSON.stringify(is) !== JSON.stringify(expected) || grid.formula(rowIndex, columnIndex) !== other.formula(rowIndex, columnIndex)) {
          found.push(`${grid.name}!${formatAddress(rowIndex, columnIndex)} ${JSON.stringify(was)} → ${JSON.stringify(is)}`);
        }
      }
    }
  }
  const added = after.sheets.find((s) => s.name === SHEET);
  if (added?.value(0, 0) !== "往復" || after.sheets.length !== before.sheets.length + 1) found.push("the added sheet");
  return found;
}

function planOf(name) {
  return {
    name, merges: [], columnWidths: [12], rowHeights: [], names: [], showGridLines: true,
    cells: [{ rowIndex: 0, columnIndex: 0, content: { kind: "text", text: "往復" }, style: { bold: true, border: { bottom: "thin" } } }],
    page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 } },
  };
}

/** One process for all files, before and after; formulas are calculated on loading, for cached values prove nothing. */
function openAll(list) {
  const soffice = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => ["soffice", "soffice.exe"].map((name) => join(folder, name))).find(existsSync);
  if (!soffice || list.length === 0) return false;
  const folder = mkdtempSync(join(tmpdir(), "kensan-roundtrip-"));
  try {
    const profile = join(folder, "profile");
    mkdirSync(join(profile, "user"), { recursive: true });
    writeFileSync(join(profile, "user/registrymodifications.xcu"), `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`);
    mkdirSync(join(folder, "in"));
    list.forEach((trial, i) => {
      writeFileSync(join(folder, "in", `${i}-before.xlsx`), trial.before);
      writeFileSync(join(folder, "in", `${i}-after.xlsx`), trial.after);
    });
    const paths = readdirSync(join(folder, "in")).map((name) => join(folder, "in", name));
    execFileSync(soffice, [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", join(folder, "out"), ...paths], { stdio: "pipe" });
    list.forEach((trial, i) => {
      const [before, after] = ["before", "after"].map((when) => join(folder, "out", `${i}-${when}.xlsx`)).map((path) => (existsSync(path) ? readXlsx(new Uint8Array(readFileSync(path))) : undefined));
      const differences = before?.ok && after?.ok ? compareBooks(before.value, after.value, trial.sheet) : [`LibreOffice: ${before?.ok ? "" : "not even the original opens "}${after?.ok ? "" : "does not open"}`];
      trial.opened = differences.length === 0;
      trial.problems.push(...differences.map((difference) => `LibreOffice ${difference}`));
    });
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
