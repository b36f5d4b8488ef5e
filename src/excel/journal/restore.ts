import { putImage } from "../write/cellImage.js";
import { writeXmlParts } from "../write/customXml.js";
import { putFill } from "../write/fillImage.js";
import { putName } from "../write/names.js";
import { cellRange, inBatches, linesRange, type Change } from "./change.js";

/**
 * Puts back what was before the changes, the last first. A sheet that was added goes last of all: nothing can fail after it.
 * Gives what Excel says where it refuses; undefined where all is as it was.
 */
export async function restore(context: Excel.RequestContext, changes: readonly Change[]): Promise<string | undefined> {
  try {
    const backwards = [...changes].reverse();
    let moved: Change[] = [];
    for (const change of backwards) {
      if (change.kind !== "lines") {
        moved.push(change);
        continue;
      }
      await restoreCells(context, moved);
      moved = [];
      linesRange(context, change).delete(change.axis === "row" ? "Up" : "Left");
      await context.sync(); // eslint-disable-line office-addins/no-context-sync-in-loop -- each run of lines moves what the next step puts back
    }
    await restoreCells(context, moved);
    await restoreNames(context, backwards);
    await writeXmlParts(context, new Map(backwards.flatMap((change) => (change.kind === "xml" ? [[change.namespace, change.before] as const] : []))));
    const added = backwards.flatMap((change) => (change.kind === "sheet" ? [context.workbook.worksheets.getItemOrNullObject(change.sheetId).load("name")] : []));
    if (added.length > 0) await context.sync();
    for (const worksheet of added) if (!worksheet.isNullObject) worksheet.delete();
    if (added.length > 0) await context.sync();
    return undefined;
  } catch (cause) {
    // The write's own failure is what the user is told; that this failed as well is told with it.
    return cause instanceof Error ? cause.message : String(cause);
  }
}

async function restoreCells(context: Excel.RequestContext, changes: readonly Change[]): Promise<void> {
  await inBatches(context, changes.filter((change) => change.kind === "cell" || change.kind === "fill"), (change) => {
    if (change.kind === "cell") putImage(cellRange(context, change), change.before);
    else putFill(cellRange(context, change), change.before);
  });
}

async function restoreNames(context: Excel.RequestContext, changes: readonly Change[]): Promise<void> {
  const names = changes.flatMap((change) => (change.kind === "name" ? [{ ...change, item: context.workbook.names.getItemOrNullObject(change.name).load("name") }] : []));
  await inBatches(context, names, () => undefined);
  await inBatches(context, names, ({ name, before, item }) => putName(context, name, before, !item.isNullObject));
}
