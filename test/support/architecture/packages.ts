import type { SourceFacts } from "./sourceFacts.js";
import type { Violation } from "./violation.js";

/** The npm packages that a folder or file may import; what is not listed is forbidden. */
const PACKAGES: readonly (readonly [prefix: string, packages: readonly string[]])[] = [
  ["src/core/report/", ["zod"]],
  ["src/core/revision/", ["diff", "fastest-levenshtein"]],
  ["src/core/figures/", ["@geolonia/japanese-numeral"]],
  ["src/app/settings", ["zod"]],
  ["src/xlsx/", ["fflate", "saxes", "hucre", "pdfjs-dist", "zod"]],
  ["src/excel/", ["zod"]],
  ["src/book/calculation/", ["@ironcalc/wasm"]],
  ["src/cli/", ["commander", "picocolors", "cli-table3", "zod"]],
  ["src/taskpane/", ["react", "react-dom", "@fluentui/react-components", "@fluentui/react-icons"]],
  ["src/workbench/", ["react", "react-dom", "@fluentui/react-components", "@univerjs/presets"]],
];

const DISK = /^node:(fs|fs\/promises)$/;

export function checkPackages(facts: SourceFacts): Violation[] {
  if (!facts.path.startsWith("src/")) return [];
  const allowed = PACKAGES.filter(([prefix]) => facts.path.startsWith(prefix)).flatMap(([, packages]) => packages);
  return facts.imports.flatMap(({ specifier }): Violation[] => {
    if (specifier.startsWith(".")) return [];
    if (specifier.startsWith("node:")) return checkNode(facts.path, specifier);
    if (allowed.includes(packageName(specifier))) return [];
    return [{
      rule: "package", file: facts.path, detail: `may not import the package "${packageName(specifier)}"`,
      reason: "Each dependency has one home, so that it can be replaced there, and core stays free of them.",
    }];
  });
}

function checkNode(path: string, specifier: string): Violation[] {
  if (!path.startsWith("src/cli/")) {
    return [{ rule: "node", file: path, detail: `may not import "${specifier}"`, reason: "Only the command line runs in Node; the rest also runs in Excel's pane and in a browser." }];
  }
  if (DISK.test(specifier) && path !== "src/cli/files.ts") {
    return [{ rule: "disk", file: path, detail: `may not import "${specifier}"`, reason: "src/cli/files.ts alone touches the disk: what makes an output whole or nothing stands in one place." }];
  }
  return [];
}

/** "pdfjs-dist/legacy/build/pdf.mjs" → "pdfjs-dist"; "@scope/name/x" → "@scope/name". */
function packageName(specifier: string): string {
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
