import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkHouse } from "./support/architecture/checkHouse.js";
import { formatViolation } from "./support/architecture/violation.js";

const root = join(__dirname, "..");

function readSources(folder: string): [string, string][] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("cases/"))
    .map((name) => `${folder}/${name}`)
    .map((path) => [path, readFileSync(join(root, path), "utf8")]);
}

test("the sources keep the rules of the house", () => {
  const violations = checkHouse(new Map([...readSources("src"), ...readSources("test")]));
  expect(violations.map(formatViolation)).toEqual([]);
});

/** The rules broken by one file, in a house where the usual neighbours exist. */
function rulesBroken(path: string, text: string): string[] {
  const neighbours = ["src/core/grid/grid.ts", "src/core/report/result.ts", "src/core/tables/table.ts", "src/core/suspects/locate.ts",
    "src/core/checks/registry.ts", "src/core/revision/align.ts", "src/app/ports.ts", "src/app/validate.ts", "src/messages/sentences.ts", "src/xlsx/reader.ts",
    "src/excel/port.ts", "src/book/book.ts", "src/taskpane/index.tsx", "src/taskpane/App.tsx", "test/support/seed.ts"];
  const files = new Map(neighbours.map((neighbour) => [neighbour, ""]));
  files.set(path, text);
  return checkHouse(files).filter((violation) => violation.file === path).map((violation) => violation.rule);
}

describe("the checker of the rules", () => {
  test.each([
    ["core imports a use case", "src/core/checks/a.ts", `import { x } from "../../app/validate.js";`, "arrow"],
    ["core imports a port's types", "src/core/checks/a.ts", `import type { X } from "../../app/ports.js";`, "arrow"],
    ["core imports upwards inside itself", "src/core/tables/a.ts", `import { x } from "../checks/registry.js";`, "arrow"],
    ["checks know no suspects", "src/core/checks/a.ts", `import { x } from "../suspects/locate.js";`, "arrow"],
    ["revision knows no checks", "src/core/revision/a.ts", `import { x } from "../checks/registry.js";`, "arrow"],
    ["report imports nothing", "src/core/report/a.ts", `import type { X } from "../grid/grid.js";`, "arrow"],
    ["messages import a use case", "src/messages/a.ts", `import type { X } from "../app/validate.js";`, "arrow"],
    ["a use case imports a port's implementation", "src/app/a.ts", `import { x } from "../xlsx/reader.js";`, "arrow"],
    ["the ports import a use case", "src/app/ports.ts", `import type { X } from "./validate.js";`, "arrow"],
    ["a port imports a use case", "src/xlsx/a.ts", `import { x } from "../app/validate.js";`, "arrow"],
    ["a port imports messages", "src/book/a.ts", `import { x } from "../messages/sentences.js";`, "arrow"],
    ["excel imports xlsx", "src/excel/a.ts", `import { x } from "../xlsx/reader.js";`, "arrow"],
    ["a view imports excel", "src/taskpane/App.tsx", `import { x } from "../excel/port.js";`, "arrow"],
    ["the workbench imports the pane's entry", "src/workbench/a.ts", `import "../taskpane/index.js";`, "arrow"],
    ["the command line imports excel", "src/cli/a.ts", `import { x } from "../excel/port.js";`, "arrow"],
    ["an import() in code", "src/core/checks/a.ts", `export const f = () => import("../../app/validate.js");`, "arrow"],
    ["an import() in a type", "src/core/checks/a.ts", `export type X = import("../../app/validate.js").X;`, "arrow"],
    ["an export from", "src/core/checks/a.ts", `export { x } from "../../app/validate.js";`, "arrow"],
    ["src imports test", "src/cli/a.ts", `import { x } from "../../test/support/seed.js";`, "arrow"],
    ["the host imports a use case", "test/host/a.ts", `import { x } from "../../src/app/validate.js";`, "arrow"],
    ["an unknown folder", "src/lib/a.ts", "", "known-folder"],
    ["a package in core", "src/core/checks/a.ts", `import { z } from "zod";`, "package"],
    ["a package of another folder", "src/cli/a.ts", `import { unzipSync } from "fflate";`, "package"],
    ["a type of a package", "src/app/a.ts", `import type { Zippable } from "fflate";`, "package"],
    ["a package with a path", "src/core/revision/a.ts", `import { x } from "diffs/lib/x.js";`, "package"],
    ["Node outside the command line", "src/xlsx/a.ts", `import { Buffer } from "node:buffer";`, "node"],
    ["the disk outside files.ts", "src/cli/a.ts", `import { readFileSync } from "node:fs";`, "disk"],
    ["a long file without a reason", "src/core/checks/a.ts", "\n".repeat(251), "file-size"],
    ["a default export", "src/core/checks/a.ts", "export default function a() {}", "default-export"],
    ["a default export of a value", "src/core/checks/a.ts", "const a = 1; export default a;", "default-export"],
    ["a renamed default export", "src/core/checks/a.ts", "const a = 1; export { a as default };", "default-export"],
    ["a barrel", "src/core/checks/a.ts", `export * from "./registry.js";`, "barrel"],
    ["a vague name", "src/core/checks/utils.ts", "", "file-name"],
    ["an index", "src/core/checks/index.ts", "", "file-name"],
    ["a name in kebab case", "src/core/checks/row-sum.ts", "", "file-name"],
    ["the clock in core", "src/core/checks/a.ts", "export const t = Date.now();", "pure-core"],
    ["chance in core", "src/core/checks/a.ts", "export const t = Math.random();", "pure-core"],
    ["the locale in core", "src/core/checks/a.ts", `export const t = "a".localeCompare("b");`, "pure-core"],
    ["Excel outside its folder", "src/taskpane/a.ts", "export const r = Excel.run(() => 1);", "excel"],
  ])("finds: %s", (_name, path, text, rule) => {
    expect(rulesBroken(path, text)).toEqual([rule]);
  });

  test.each([
    ["core inside itself, downwards", "src/core/suspects/a.ts", `import { x } from "../checks/registry.js"; import type { Y } from "../grid/grid.js";`],
    ["any of core imports report", "src/core/figures/a.ts", `import { x } from "../report/result.js";`],
    ["a port", "src/book/a.ts", `import type { X } from "../app/ports.js"; import { y } from "../xlsx/reader.js";`],
    ["the pane's entry composes", "src/taskpane/index.tsx", `import { x } from "../excel/port.js"; import { App } from "./App.js";`],
    ["the workbench shows the pane", "src/workbench/a.ts", `import { App } from "../taskpane/App.js";`],
    ["the command line", "src/cli/a.ts", `import { Command } from "commander"; import { cpus } from "node:os"; import { x } from "../book/book.js";`],
    ["the disk in files.ts", "src/cli/files.ts", `import { readFileSync } from "node:fs";`],
    ["a package with a path", "src/xlsx/a.ts", `import { x } from "pdfjs-dist/legacy/build/pdf.mjs";`],
    ["a long file with a reason", "src/core/checks/a.ts", `/**\n * Long: one table of Unicode.\n */\nexport const a = 1;${"\n".repeat(260)}`],
    ["a type of the surroundings", "src/core/revision/a.ts", "export function f(s: Intl.Segmenter): Intl.Segmenter { return s; }"],
    ["a word in a comment or a text", "src/core/checks/a.ts", `// Date.now() is not for us\nexport const a = "Math.random()";`],
  ])("allows: %s", (_name, path, text) => {
    expect(rulesBroken(path, text)).toEqual([]);
  });
});
