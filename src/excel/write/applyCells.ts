import type { WorkbookEdit, WriteNotice } from "../../app/ports.js";
import { formatAddress, type CellAddress } from "../../core/grid/address.js";
import { cellRange, inBatches, type Change } from "../journal/change.js";
import { findSheet, type BookState, type NameImage } from "./bookState.js";
import { askImage, putContent, takeImage } from "./cellImage.js";
import { readXmlParts, writeXmlParts } from "./customXml.js";
import { askFill, putColor, putFill, takeFill } from "./fillImage.js";
import { formatMarks, MARKS_NAMESPACE, parseMarks } from "./fillMarks.js";
import { putName } from "./names.js";
import { planMarking } from "./planMarking.js";

export type CellEdit = Extract<WorkbookEdit, { kind: "set-cell" | "set-fill" | "add-note" | "clear-marks" | "define-name" | "set-custom-xml" }>;
type CellChange = Extract<Change, { kind: "cell" }>;

interface Place {
  readonly sheetId: string;
  readonly at: CellAddress;
}

/**
 * Edits that move nothing: contents, fills, names and custom XML parts. All is looked at first, then all is written, so that the number
 * of syncs does not grow with the number of edits. What is about to change is pushed to `changes` before it is written.
 */
export async function applyCells(context: Excel.RequestContext, state: BookState, edits: readonly CellEdit[], changes: Change[]): Promise<readonly WriteNotice[]> {
  const sheetId = (name: string): string => findSheet(state.sheets, name)?.id ?? "";
  const contents = new Map(edits.flatMap((edit) => (edit.kind === "set-cell" ? [[keyOf({ sheetId: sheetId(edit.sheet), at: edit.at }), { ...edit, sheetId: sheetId(edit.sheet) }] as const] : [])));
  const askedCells = [...contents.values()].map((edit) => ({ edit, range: cellRange(context, edit) }));
  await inBatches(context, askedCells, ({ range }) => askImage(range));
  const cells = askedCells.map(({ edit, range }): CellChange & Pick<typeof edit, "content"> => {
    const before = takeImage(range);
    return { kind: "cell", sheetId: edit.sheetId, at: edit.at, before, after: before, content: edit.content };
  });

  const parts = new Map<string, string | null>(edits.flatMap((edit) => (edit.kind === "set-custom-xml" ? [[edit.namespace, edit.xml] as const] : [])));
  const names = new Map<string, { readonly name: string; readonly image: NameImage | null }>(edits.flatMap((edit) => (edit.kind === "define-name"
    ? [[edit.name.toLowerCase(), { name: edit.name, image: edit.refersTo === null ? null : { formula: `=${edit.refersTo}`, visible: !edit.hidden } }] as const]
    : [])));
  const touchesMarks = edits.some((edit) => edit.kind === "set-fill" || edit.kind === "clear-marks");
  const partsBefore = await readXmlParts(context, [...parts.keys(), ...(touchesMarks ? [MARKS_NAMESPACE] : [])]);
  const marking = touchesMarks ? await planMarking(context, state, edits, parseMarks(partsBefore.get(MARKS_NAMESPACE) ?? null)) : undefined;
  if (marking) {
    parts.set(MARKS_NAMESPACE, formatMarks(marking.marks));
    for (const name of marking.names) names.set(name.name.toLowerCase(), name);
  }

  const fills = marking?.fills ?? [];
  changes.push(...cells, ...fills.map(({ change }) => change));
  for (const [key, { name, image }] of names) changes.push({ kind: "name", name, before: state.names.get(key) ?? null, after: image });
  for (const namespace of parts.keys()) changes.push({ kind: "xml", namespace, before: partsBefore.get(namespace) ?? null, after: null });

  const written = cells.map((change) => ({ change, range: cellRange(context, change) }));
  await inBatches(context, written, ({ change, range }) => {
    putContent(range, change.content, change.before.numberFormat);
    askImage(range);
  });
  for (const { change, range } of written) change.after = takeImage(range);
  const filled = fills.map(({ change, fill }) => ({ change, fill, range: cellRange(context, change) }));
  await inBatches(context, filled, ({ fill, range }) => {
    if (typeof fill === "string") putColor(range, fill);
    else putFill(range, fill);
    askFill(range);
  });
  for (const { change, range } of filled) change.after = takeFill(range);
  await inBatches(context, [...names], ([key, { name, image }]) => putName(context, name, image, state.names.has(key)));
  await writeXmlParts(context, parts);
  const partsAfter = await readXmlParts(context, [...parts.keys()]); // Excel may write a part in its own way
  for (const change of changes) if (change.kind === "xml") change.after = partsAfter.get(change.namespace) ?? null;
  return [
    ...(edits.some((edit) => edit.kind === "add-note") ? [{ code: "notes-left-out" } as const] : []),
    ...(marking?.unmarked ?? []).map((detail) => ({ code: "cells-not-marked", detail }) as const),
  ];
}

function keyOf({ sheetId, at }: Place): string {
  return `${sheetId}!${formatAddress(at.rowIndex, at.columnIndex)}`;
}
