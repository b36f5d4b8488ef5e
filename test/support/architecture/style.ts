import { posix } from "node:path";
import type { SourceFacts } from "./sourceFacts.js";
import type { Violation } from "./violation.js";

const MAX_LINES = 250;
const VAGUE_NAMES = new Set(["utils", "util", "helpers", "helper", "common", "types", "index", "misc"]);

/** The pages of the add-in and of the workbench are entered by these files; they export nothing. */
const PAGE_ENTRIES = new Set(["src/taskpane/index.tsx", "src/workbench/index.tsx"]);

/** What the surroundings decide, and core must not depend on. */
const IMPURE = new Set([
  "Date.now", "new Date", "Math.random", "performance.now", "process", "Buffer", "console", "window", "document", "fetch",
  "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "crypto", "navigator", "localStorage", "globalThis",
  "Intl", "new Intl", ".localeCompare", ".toLocaleString", ".toLocaleUpperCase", ".toLocaleLowerCase", ".toLocaleDateString",
]);

export function checkStyle(facts: SourceFacts): Violation[] {
  const { path } = facts;
  const found: Violation[] = [];
  const report = (rule: string, detail: string, reason: string): void => void found.push({ rule, file: path, detail, reason });
  const stem = posix.basename(path).replace(/(\.test|\.spec|\.shots|\.d)?\.tsx?$/, "");

  if (VAGUE_NAMES.has(stem.toLowerCase()) && !PAGE_ENTRIES.has(path)) {
    report("file-name", `is named ${stem}`, "A file is named after its main export; a vague name gathers things that have nothing to do with each other.");
  }
  if (!/^[a-z][A-Za-z0-9]*$/.test(stem) && !(path.endsWith(".tsx") && /^[A-Z][A-Za-z0-9]*$/.test(stem))) {
    report("file-name", `is named ${stem}`, "Files are camelCase after their main export, components PascalCase.");
  }
  if (facts.lineCount > MAX_LINES && !/\bLong:\s*\S/.test(facts.head)) {
    report("file-size", `has ${facts.lineCount} lines, and no line "Long: <reason>" in the comment at its head`, "A file does one thing: about 150 lines; over 250 needs a reason at its head.");
  }
  if (facts.hasDefaultExport) {
    report("default-export", "has a default export", "Named exports only: a name that is the same everywhere can be searched for.");
  }
  if (facts.reExportsAll) {
    report("barrel", "re-exports a whole file", "No barrels: import from the file that defines the thing.");
  }
  if (path.startsWith("src/core/")) {
    for (const name of facts.globals) {
      if (IMPURE.has(name)) report("pure-core", `uses ${name}`, "core knows no Excel, DOM, Node, clock, locale or randomness: the same grid gives the same report everywhere.");
    }
  }
  if (path.startsWith("src/") && !path.startsWith("src/excel/") && facts.globals.some((name) => name === "Excel" || name.startsWith("Excel."))) {
    report("excel", "uses Excel.*", "src/excel alone touches Excel: one read, one write, one place that knows its failures.");
  }
  return found;
}
