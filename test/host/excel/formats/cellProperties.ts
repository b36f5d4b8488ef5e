import type { CellRange } from "../../../../src/core/grid/address.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { spread } from "../../session/writeCells.js";
import { notImplemented, refuse } from "../../wire/hostError.js";
import { classOf, hasMember } from "../../wire/dispatch.js";
import { HostObject } from "../../wire/hostObject.js";

type Properties = Readonly<Record<string, unknown>>;

/** `getCellProperties`: for each cell the members that were asked for with `true`. */
export function cellProperties(range: RangeAnchor, wanted: Properties): unknown[][] {
  const { top, left, bottom, right } = range.area;
  const rows: unknown[][] = [];
  for (let r = top; r <= bottom; r++) {
    const row: unknown[] = [];
    for (let c = left; c <= right; c++) row.push(read(range.at(cell(r, c)), wanted));
    rows.push(row);
  }
  return rows;
}

/** `getRowProperties` and `getColumnProperties`: one entry a line. */
export function lineProperties(range: RangeAnchor, axis: "row" | "column", wanted: Properties): unknown[] {
  return lines(range, axis).map((line) => read(line, wanted));
}

export function setCellProperties(range: RangeAnchor, properties: unknown): void {
  const { top, left } = range.area;
  spread(Array.isArray(properties) ? properties : refuse("InvalidArgument"), range.area).forEach((row, r) => row.forEach((given, c) => {
    write(range.at(cell(top + r, left + c)), given as Properties); // dispatch has looked that they are objects
  }));
}

export function setLineProperties(range: RangeAnchor, axis: "row" | "column", properties: unknown): void {
  const targets = lines(range, axis);
  if (!Array.isArray(properties) || properties.length !== targets.length) refuse("InvalidArgument");
  targets.forEach((target, i) => write(target, (properties as readonly Properties[])[i] ?? {})); // see above
}

function cell(rowIndex: number, columnIndex: number): CellRange {
  return { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
}

function lines(range: RangeAnchor, axis: "row" | "column"): RangeAnchor[] {
  const { area } = range;
  return axis === "row"
    ? Array.from({ length: range.rowCount }, (_, i) => range.at({ ...area, top: area.top + i, bottom: area.top + i }))
    : Array.from({ length: range.columnCount }, (_, i) => range.at({ ...area, left: area.left + i, right: area.left + i }));
}

/** Borders are asked for by side here, and stand in a collection otherwise. */
const SIDES: Readonly<Record<string, string>> = {
  top: "EdgeTop", bottom: "EdgeBottom", left: "EdgeLeft", right: "EdgeRight", horizontal: "InsideHorizontal", vertical: "InsideVertical", diagonalDown: "DiagonalDown", diagonalUp: "DiagonalUp",
};

function read(object: HostObject, wanted: Properties): Properties {
  const answer: Record<string, unknown> = {};
  // Of borders it is asked what to load, not of which side (CellPropertiesBorderLoadOptions): the answer has every side.
  if (object.className === "RangeBorderCollection") {
    for (const side of Object.keys(SIDES)) answer[side] = read(member(object, side) as HostObject, wanted); // its items are objects
    return answer;
  }
  for (const [name, inner] of Object.entries(wanted)) {
    if (inner === false || inner === null || inner === undefined) continue;
    const value = member(object, name);
    if (!(value instanceof HostObject)) answer[name] = value;
    else if (typeof inner === "object") answer[name] = read(value, inner as Properties);
    else answer[name] = read(value, scalarsOf(value));
  }
  return answer;
}

function scalarsOf(object: HostObject): Properties {
  return Object.fromEntries([...classOf(object).scalars].filter(([wire]) => hasMember(object, wire)).map(([, { name }]) => [name, true]));
}

function write(object: HostObject, given: Properties | null | undefined): void {
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value === null || value === undefined) continue;
    const current = member(object, name);
    if (current instanceof HostObject) write(current, value as Properties);
    else Reflect.set(object, wireName(object, name), value);
  }
}

function member(object: HostObject, name: string): unknown {
  if (object.className === "RangeBorderCollection") {
    const side = SIDES[name] ?? refuse("InvalidArgument");
    return (object as HostObject & { item(key: string): HostObject }).item(side); // that class is a collection
  }
  const wire = wireName(object, name);
  return hasMember(object, wire) ? Reflect.get(object, wire) as unknown : notImplemented(`${object.className}.${name}`);
}

/** The short names of this interface: `format`, `rowHidden`. */
function wireName(object: HostObject, name: string): string {
  const known = classOf(object);
  for (const [wire, { name: own }] of [...known.scalars, ...known.navigations]) if (own === name) return wire;
  return refuse("InvalidArgument");
}
