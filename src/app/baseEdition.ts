import { formatRange, parseRange } from "../core/grid/address.js";
import { forEachCell, type CellValue, type Grid, type Workbook } from "../core/grid/grid.js";
import { GridBuilder } from "../core/grid/gridBuilder.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { ownSheets } from "./ownSheets.js";
import type { BaseEdition, BookSettings } from "./settings/bookSettings.js";
import { planSettings, type SettingsChange } from "./settings/readSettings.js";

/** A custom XML part travels with the file and is read whole on every opening. Characters. */
const MOST_CHARACTERS = 8_000_000;

/** The workbook holds more than can be kept inside it. */
export interface BaseEditionFailure {
  readonly code: "base-too-large";
}

/** A cell as the snapshot holds it: its column and its value; an error value stands in an array. */
type KeptCell = readonly [columnIndex: number, value: string | number | boolean | readonly [error: string]];
interface KeptSheet {
  readonly name: string;
  readonly merges: readonly string[];
  readonly rows: readonly (readonly [rowIndex: number, ...cells: KeptCell[]])[];
}

/**
 * 「現在を基準版として保存」: what the sheets show now is kept inside the workbook, to be compared with later. Values only;
 * formats and formulas are no part of an edition, and sheets of ours are none either.
 * @param savedAt as it is to be shown; it comes from the one who knows a clock
 */
export function planBaseEdition(settings: BookSettings, workbook: Workbook, title: string, savedAt: string): Result<SettingsChange, BaseEditionFailure> {
  const own = ownSheets(workbook);
  const content = JSON.stringify(workbook.sheets.filter((grid) => !own.has(grid.name)).map(keepSheet));
  if (content.length > MOST_CHARACTERS) return fail({ code: "base-too-large" });
  return succeed(planSettings({ ...settings, baseEdition: { title, savedAt, content } }));
}

/** The kept edition as a workbook; undefined where there is none, or where someone else has changed it. */
export function openBaseEdition(base: BaseEdition | undefined): Workbook | undefined {
  const sheets = base && parseSheets(base.content);
  return sheets && { sheets, definedNames: [], isTyped: true, usesDate1904: false };
}

function keepSheet(grid: Grid): KeptSheet {
  return {
    name: grid.name, merges: grid.merges.map(formatRange),
    rows: grid.rowIndexes.map((rowIndex) => {
      const cells: KeptCell[] = [];
      forEachCell(grid.row(rowIndex), (value, columnIndex) => cells.push([columnIndex, typeof value === "object" ? [value.error] : value]));
      return [rowIndex, ...cells];
    }),
  };
}

function parseSheets(content: string): Grid[] | undefined {
  try {
    // What the part holds was written by us or is thrown away whole: each step below throws on any other form.
    const kept = JSON.parse(content) as readonly KeptSheet[];
    return kept.map(({ name, merges, rows }) => {
      const builder = new GridBuilder(textOf(name));
      for (const [rowIndex, ...cells] of rows) for (const [columnIndex, value] of cells) builder.set(rowIndex, columnIndex, openValue(value));
      return builder.setMerges(merges.flatMap((ref) => parseRange(ref) ?? [])).build();
    });
  } catch {
    return undefined; // someone else's change of the part: the edition is lost, and that is said
  }
}

function openValue(value: KeptCell[1]): CellValue {
  return typeof value === "object" ? { error: textOf(value[0]) } : value;
}

/** What stands where we wrote a text may be anything by now. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
