import { parseRange, rangeContains, type CellRange } from "../../core/grid/address.js";
import type { Workbook } from "../../core/grid/grid.js";
import type { Relation } from "../../core/relations/relation.js";
import type { CellRef } from "../../core/report/report.js";
import type { Result } from "../../core/report/result.js";
import type { SheetTables } from "../../core/tables/findTables.js";
import type { Table } from "../../core/tables/table.js";
import type { WorkbookPort } from "../ports.js";
import { anchorFinder, freeAnchor, planAnchor, planAnchorRemoval } from "./anchors.js";
import type { BookSettings, ConfirmedRole } from "./bookSettings.js";
import { changeSettings, planSettings, type SettingsChange, type SettingsWrite, type SettingsWriteFailure } from "./readSettings.js";

/** A role to confirm; its cell is any of the line that it speaks of. */
export type RoleClaim =
  | { readonly kind: "no-data" | "total"; readonly axis: "row" | "column" }
  | { readonly kind: "no-relation"; readonly code: string; readonly isWholeLine: boolean };

/** @example planRole(settings, { kind: "no-data", axis: "column" }, { sheet: "件数表", ref: "B3" }) */
export function planRole(settings: BookSettings, claim: RoleClaim, place: CellRef): SettingsChange {
  const at = freeAnchor(settings);
  return planSettings({ ...settings, roles: [...settings.roles, { ...claim, at }] }, [planAnchor(at, place)]);
}

export function planRoleWithdrawal(settings: BookSettings, at: string): SettingsChange {
  return planSettings({ ...settings, roles: settings.roles.filter((role) => role.at !== at) }, [planAnchorRemoval(at)]);
}

export function confirmRole(port: WorkbookPort, claim: RoleClaim, place: CellRef): Promise<Result<SettingsWrite, SettingsWriteFailure>> {
  return changeSettings(port, (settings) => planRole(settings, claim, place));
}

export function withdrawRole(port: WorkbookPort, at: string): Promise<Result<SettingsWrite, SettingsWriteFailure>> {
  return changeSettings(port, (settings) => planRoleWithdrawal(settings, at));
}

interface PlacedRole {
  readonly role: ConfirmedRole;
  readonly sheet: string;
  readonly range: CellRange;
}

function placeRoles(roles: readonly ConfirmedRole[], workbook: Workbook): PlacedRole[] {
  if (roles.length === 0) return [];
  const find = anchorFinder(workbook);
  return roles.flatMap((role) => {
    const place = find(role.at);
    const range = place && parseRange(place.ref);
    return place && range ? [{ role, sheet: place.sheet, range }] : [];
  });
}

/** The heading that a line lacks which the user has called a total: everything after reads it as any other. */
const TOTAL_HEADING = "合計";

/** The tables as the user says they are to be read. */
export function applyRoles(sheets: readonly SheetTables[], roles: readonly ConfirmedRole[], workbook: Workbook): SheetTables[] {
  const placed = placeRoles(roles, workbook);
  if (placed.length === 0) return [...sheets];
  return sheets.map((sheet) => {
    const own = placed.filter((each) => each.sheet === sheet.figures.grid.name);
    if (own.length === 0) return sheet;
    return { ...sheet, tables: sheet.tables.map((table) => own.filter((each) => touches(table, each.range)).reduce(applyRole, table)) };
  });
}

function touches({ range }: Table, place: CellRange): boolean {
  return place.top <= range.bottom && place.bottom >= range.top && place.left <= range.right && place.right >= range.left;
}

function applyRole(table: Table, { role, range }: PlacedRole): Table {
  if (role.kind === "no-relation") return table;
  if (role.axis === "column") {
    const isMeant = (columnIndex: number): boolean => columnIndex >= range.left && columnIndex <= range.right;
    return { ...table, columns: table.columns.map((column) => {
      if (!isMeant(column.columnIndex)) return column;
      return role.kind === "total" ? { ...column, headers: [...column.headers, TOTAL_HEADING] } : column.role === "figure" ? { ...column, role: "number" } : column;
    }) };
  }
  const isMeant = (rowIndex: number): boolean => rowIndex >= range.top && rowIndex <= range.bottom;
  if (role.kind === "no-data") return { ...table, rows: table.rows.filter(({ rowIndex }) => !isMeant(rowIndex)) };
  return { ...table, rows: table.rows.map((row) => (isMeant(row.rowIndex) ? { ...row, labels: [...row.labels, TOTAL_HEADING] } : row)) };
}

/** Leaves out the relations that the user has said to be none. */
export function withoutDenied(relations: readonly Relation[], roles: readonly ConfirmedRole[], workbook: Workbook): readonly Relation[] {
  const denied = placeRoles(roles.filter((role) => role.kind === "no-relation"), workbook);
  if (denied.length === 0) return relations;
  const tables = new Map<PlacedRole, string>();
  for (const relation of relations) {
    for (const each of denied) if (isAt(relation, each)) tables.set(each, relation.tableId);
  }
  return relations.filter((relation) => !denied.some((each) => each.role.kind === "no-relation" && each.role.code === relation.code
    && (isAt(relation, each) || (each.role.isWholeLine && tables.get(each) === relation.tableId && isInLine(relation, each)))));
}

function isAt({ total }: Relation, { sheet, range }: PlacedRole): boolean {
  return total.sheet === sheet && rangeContains(range, total.rowIndex, total.columnIndex);
}

/** Totals of rows stand in one column, totals of columns in one row. */
function isInLine({ total, code }: Relation, { sheet, range }: PlacedRole): boolean {
  if (total.sheet !== sheet) return false;
  if (code === "footing/column") return total.rowIndex >= range.top && total.rowIndex <= range.bottom;
  return total.columnIndex >= range.left && total.columnIndex <= range.right;
}
