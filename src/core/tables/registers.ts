import { comparable } from "../figures/labels.js";
import { findLabelRole, isTotalRole } from "../figures/totalLabels.js";
import type { SheetTables } from "./findTables.js";
import { captionsOf, findItemList } from "./itemLists.js";
import type { ItemList, ListEntry } from "./planTables.js";
import type { Table, TableColumn } from "./table.js";

/** What a revision does to an entry; `unchanged` also where the cell is blank or holds a dash. */
export type EntryKind =
  | "new" | "contentChanged" | "scheduleFixed" | "merged" | "abolished" | "completed" | "renamed" | "expanded" | "unchanged" | "otherChange";

/** A list of entries with a column (区分) that says of each what the revision does to it. */
export interface Register {
  readonly table: Table;
  readonly kindColumn: number;
  /** The column of the initiatives; undefined where the list has none. */
  readonly groupColumn: number | undefined;
  readonly numberColumn: number | undefined;
  readonly itemColumn: number;
  readonly entries: readonly RegisterEntry[];
  /** Entries that the revision leaves alone are listed, too: then the register counts the whole plan. */
  readonly isWhole: boolean;
  /** Headed 主なもの, 抜粋 or the like: it counts nothing. */
  readonly isPartial: boolean;
}

export interface RegisterEntry extends ListEntry {
  /** As typed; "" for a blank cell. */
  readonly typed: string;
  /** Several where the cell says so: 「内容変更・工程確定」. */
  readonly kinds: readonly EntryKind[];
}

const KINDS: readonly (readonly [EntryKind, RegExp])[] = [
  ["new", /^(?:新規|新規追加|追加|新設|新)$/],
  ["renamed", /^(?:名称|改称)(?:の?(?:変更|修正|見直し))?$/],
  ["scheduleFixed", /^(?:工程|スケジュール|実施時期|時期)の?確定$|^確定$/],
  ["contentChanged", /^(?:(?:取組)?内容|一部|全部|工程|目標|数値|指標)?の?(?:変更|修正|見直し|改定|改正)(?:あり)?$/],
  ["merged", /^(?:統合|集約|再編|統廃合)$/],
  ["abolished", /^(?:廃止|削除|中止|取りやめ|取止め)$/],
  ["completed", /^(?:完了|終了|達成)$/],
  ["expanded", /^(?:拡充|拡大|強化|充実)$/],
  ["unchanged", /^(?:継続|継続実施|変更(?:なし|無し|無)|修正なし|なし|無|現行(?:どおり|通り|のまま)?|従前どおり|既存|存続)$/],
];
const HEADER = /区分|種別|種類|分類|異動|変更|改定|改正|見直し|増減|備考/;
/** How far a project has come is no change of the plan. */
const PROGRESS = /進捗|実績|達成|評価|状況/;
const DASH = /^[-‐-―−－─━ー…]?$/;
const LONGEST = 16;
const FEWEST_ENTRIES = 3;
/** A few cells may hold another word: a remark, a kind of the house's own. */
const LEAST_KNOWN = 0.8;

/**
 * Finds the registers of a workbook: lists in which one column says of every entry what becomes of it.
 * @example findRegisters(findTables(workbook))[0]?.entries.filter((entry) => entry.kinds.includes("new")).length === 25
 */
export function findRegisters(sheets: readonly SheetTables[]): Register[] {
  return sheets.flatMap((sheet) => sheet.tables.flatMap((table) => findRegister(table, sheet) ?? []));
}

/** @example parseKinds("内容変更・工程確定") → ["contentChanged", "scheduleFixed"] */
export function parseKinds(text: string): EntryKind[] | undefined {
  const plain = comparable(text).replace(/^[(（【［\[]|[)）】］\]]$/g, "");
  if (DASH.test(plain)) return ["unchanged"];
  if (plain.length > LONGEST) return undefined;
  const kinds = plain.split(/[・、,，/／+＋&＆]|及び|並びに/).map((part) => KINDS.find(([, words]) => words.test(part))?.[0]);
  return kinds.every((kind) => kind !== undefined) ? [...new Set(kinds)] : undefined;
}

function findRegister(table: Table, sheet: SheetTables): Register | undefined {
  const column = table.columns.filter((each) => isKindColumn(table, each, sheet)).sort((a, b) => rank(b) - rank(a))[0];
  if (!column) return undefined;
  const kindColumn = column.columnIndex;
  const others = { ...table, columns: table.columns.filter((each) => each.columnIndex !== kindColumn) };
  const list = findItemList(others, sheet) ?? plainList(others, sheet);
  const [first] = list?.entries ?? [];
  if (!list || !first) return undefined;
  const entries = list.entries.map((entry): RegisterEntry => {
    const typed = sheet.figures.text(entry.itemAt.rowIndex, kindColumn);
    return { ...entry, typed, kinds: parseKinds(typed) ?? ["otherChange"] };
  });
  const hasGroups = first.groupAt.columnIndex !== first.itemAt.columnIndex;
  return {
    table, kindColumn, entries,
    groupColumn: hasGroups ? first.groupAt.columnIndex : undefined,
    numberColumn: table.columns.find((each) => each.role === "number")?.columnIndex,
    itemColumn: first.itemAt.columnIndex,
    isWhole: entries.some((entry) => entry.kinds.includes("unchanged")),
    isPartial: list.isPartial,
  };
}

/** Words of kinds in nearly every cell, at least one that a revision makes; the heading says of what. */
function isKindColumn(table: Table, column: TableColumn, sheet: SheetTables): boolean {
  const header = comparable(column.headers.join(""));
  if (PROGRESS.test(header)) return false;
  const texts = table.rows.map((row) => sheet.figures.text(row.rowIndex, column.columnIndex).trim()).filter((text) => text !== "");
  if (texts.length === 0 || table.rows.length < FEWEST_ENTRIES) return false;
  const kinds = texts.map(parseKinds);
  const known = kinds.filter((each) => each !== undefined).length;
  if (known < texts.length * (HEADER.test(header) ? LEAST_KNOWN : 1)) return false;
  return kinds.some((each) => each?.some((kind) => kind === "new" || kind === "contentChanged" || kind === "scheduleFixed" || kind === "renamed" || kind === "merged" || kind === "abolished"));
}

function rank(column: TableColumn): number {
  const header = comparable(column.headers.join(""));
  return /区分|種別/.test(header) ? 2 : HEADER.test(header) ? 1 : 0;
}

/** A list without initiatives: each row is an entry by itself. */
function plainList(table: Table, sheet: SheetTables): ItemList | undefined {
  const column = table.columns.find((each) => each.role === "label") ?? table.columns.find((each) => each.role === "text");
  if (!column) return undefined;
  const entries = table.rows.flatMap((row): ListEntry[] => {
    const at = { rowIndex: row.rowIndex, columnIndex: column.columnIndex };
    const item = sheet.figures.text(at.rowIndex, at.columnIndex).trim();
    return item === "" || isTotalRole(findLabelRole(item)) ? [] : [{ number: row.number, groupName: item, groupAt: at, item, itemAt: at, isHidden: row.isHidden }];
  });
  return { table, entries, isPartial: captionsOf(table, sheet).some((caption) => /主なもの|主な|抜粋|一部/.test(comparable(caption))) };
}
