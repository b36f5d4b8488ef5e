import type { SourceFacts } from "./sourceFacts.js";
import type { Violation } from "./violation.js";

/**
 * The import arrows of the house. An area may import itself and what stands beside it; what is not listed is forbidden.
 * Areas are found by the longest path that begins a file's path, so a single file can be an area of its own.
 */
interface Arrow {
  readonly area: string;
  readonly mayImport: readonly string[];
  readonly reason: string;
}

const PURE = "core thinks purely: the same grid gives the same report from a file, from Excel and from the workbench.";
const PORTS = "A port knows what the use cases ask (app/ports) and the values they speak of (core), never the use cases.";
const SHELL = "The shells call use cases; only an entry composes them with a port, so that a view runs over any port.";

const tables = ["src/core/grid", "src/core/figures", "src/core/tables", "src/core/report"];
const relations = [...tables, "src/core/relations"];
const checks = [...relations, "src/core/checks"];
const suspects = [...checks, "src/core/suspects"];
const shared = ["src/app", "src/app/ports.ts", "src/core", "src/messages"];

export const ARROWS: readonly Arrow[] = [
  { area: "src/core/grid", mayImport: ["src/core/report"], reason: `${PURE} grid is the ground that the others stand on.` },
  { area: "src/core/report", mayImport: [], reason: `${PURE} report holds result types that any may import, so it imports none.` },
  { area: "src/core/figures", mayImport: ["src/core/grid", "src/core/report"], reason: PURE },
  { area: "src/core/tables", mayImport: tables, reason: `${PURE} Tables are found before relations.` },
  { area: "src/core/relations", mayImport: relations, reason: `${PURE} Relations are found before they are checked.` },
  { area: "src/core/checks", mayImport: checks, reason: `${PURE} A check does not know who is suspected.` },
  { area: "src/core/suspects", mayImport: suspects, reason: PURE },
  { area: "src/core/revision", mayImport: tables, reason: `${PURE} Two editions are aligned by their tables.` },
  { area: "src/core/transcript", mayImport: tables, reason: `${PURE} A transcript becomes tables.` },
  { area: "src/core/sheets", mayImport: ["src/core"], reason: PURE },
  { area: "src/messages", mayImport: ["src/core"], reason: "Sentences are made from codes and parameters of core, and of nothing else." },
  { area: "src/app/ports.ts", mayImport: ["src/core"], reason: "The ports are imported by every folder that implements one: they must pull in no use case." },
  { area: "src/app", mayImport: ["src/app/ports.ts", "src/core", "src/messages"], reason: "A use case runs over any port: it knows none." },
  { area: "src/xlsx", mayImport: ["src/app/ports.ts", "src/core"], reason: PORTS },
  { area: "src/book", mayImport: ["src/app/ports.ts", "src/core", "src/xlsx"], reason: PORTS },
  { area: "src/excel", mayImport: ["src/app/ports.ts", "src/core"], reason: `${PORTS} excel gets packSheets handed in.` },
  { area: "src/taskpane", mayImport: shared, reason: SHELL },
  { area: "src/taskpane/index.tsx", mayImport: [...shared, "src/taskpane", "src/commands", "src/excel", "src/xlsx"], reason: `${SHELL} The ribbon and the pane share one page, and so one entry.` },
  { area: "src/commands", mayImport: shared, reason: SHELL },
  { area: "src/cli", mayImport: [...shared, "src/xlsx", "src/book"], reason: "The command line composes the use cases with files." },
  { area: "src/workbench", mayImport: [...shared, "src/xlsx", "src/book", "src/taskpane"], reason: "The workbench shows the pane's components over a book; it composes them itself." },
  { area: "test/host", mayImport: ["src/book", "src/core/grid", "src/core/figures"], reason: "The emulated Excel and the workbench share one in-memory workbook, and with it the words it speaks in: addresses, cells, displayed and typed text." },
];

/** Areas a prefix does not reach: importing `src/core` means all of it, importing `src/app` does not mean a file listed apart. */
function areaOf(path: string): string | undefined {
  return ARROWS.map((arrow) => arrow.area)
    .filter((area) => path === area || path.startsWith(`${area}/`))
    .sort((a, b) => b.length - a.length)[0];
}

export function checkArrows(facts: SourceFacts): Violation[] {
  const area = areaOf(facts.path);
  const arrow = ARROWS.find((candidate) => candidate.area === area);
  if (!arrow) {
    if (!facts.path.startsWith("src/")) return [];
    return [{ rule: "known-folder", file: facts.path, detail: "lies in no folder of the layout", reason: "house.md reserves a place for everything; a new folder is decided there first." }];
  }
  return facts.imports.flatMap(({ target, specifier }) => {
    if (target === undefined || mayImport(arrow, target)) return [];
    return [{ rule: "arrow", file: facts.path, detail: `${arrow.area} may not import ${target} ("${specifier}")`, reason: arrow.reason }];
  });
}

function mayImport(arrow: Arrow, target: string): boolean {
  const area = areaOf(target);
  if (area === undefined) return false;
  return area === arrow.area || arrow.mayImport.some((allowed) => area === allowed || (allowed === "src/core" && area.startsWith("src/core/")));
}
