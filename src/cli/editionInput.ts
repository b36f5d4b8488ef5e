import { basename } from "node:path";
import type { Edition } from "../app/compare.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { CommandFailure } from "../messages/commandLine.js";
import { openWorkbook, type OpenedWorkbook } from "../xlsx/openWorkbook.js";
import { parseRange } from "../core/grid/address.js";
import { settingsOf, type FileSettings } from "./settingsOf.js";
import { isFile, readInput } from "./files.js";
import { nodeInflater } from "./nodeInflater.js";

export interface OpenedEdition extends Edition {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly form: OpenedWorkbook["form"];
  readonly settings: FileSettings;
}

/** Opens FILE, FILE#Sheet or FILE#Sheet!A3:E27. A file whose own name holds a `#` is that file; a sheet whose name holds a `!` that sheet. */
export async function openEdition(argument: string): Promise<Result<OpenedEdition, CommandFailure>> {
  const cut = argument.lastIndexOf("#");
  const named = cut > 0 && !(await isFile(argument));
  const file = named ? argument.slice(0, cut) : argument;
  const place = named ? argument.slice(cut + 1) : undefined;
  const bytes = await readInput(file);
  if (!bytes.ok) return bytes;
  const opened = await openWorkbook(bytes.value, basename(file), nodeInflater);
  if (!opened.ok) return fail({ ...opened.error, file });
  const { workbook, form } = opened.value;
  const mark = place?.lastIndexOf("!") ?? -1;
  const range = place === undefined || mark < 1 || workbook.sheets.some((grid) => grid.name === place) ? undefined : parseRange(place.slice(mark + 1));
  const sheet = range ? place?.slice(0, mark) : place;
  if (sheet !== undefined && !workbook.sheets.some((grid) => grid.name === sheet)) return fail({ code: "unknown-sheet", file, detail: sheet });
  return succeed({ workbook, form, file, sheet, range, bytes: bytes.value, settings: settingsOf(opened.value) });
}
