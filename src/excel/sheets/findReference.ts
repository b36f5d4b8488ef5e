import { formatAddress } from "../../core/grid/address.js";
import { formulaReferences } from "../../core/grid/formulaReferences.js";

/**
 * The first formula outside `sheetIds` that refers to one of the sheets `names`, as `Sheet!A1`: if they went, it would become #REF!.
 * One sync for the list of sheets and one for their formulas.
 */
export async function findReference(context: Excel.RequestContext, names: readonly string[], sheetIds: ReadonlySet<string>): Promise<string | undefined> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await context.sync();
  const asked = worksheets.items.filter(({ id }) => !sheetIds.has(id)).map((worksheet) => ({
    worksheet, areas: worksheet.getRange().getSpecialCellsOrNullObject("Formulas").load("areas/items/formulas,areas/items/rowIndex,areas/items/columnIndex"),
  }));
  await context.sync();
  for (const { worksheet, areas } of asked) {
    for (const area of areas.isNullObject ? [] : areas.areas.items) {
      for (const [r, row] of area.formulas.entries()) {
        const c = row.findIndex((formula) => formulaReferences(String(formula).slice(1)).some(({ qualifier }) => qualifier?.book === undefined && qualifier !== undefined && isNamed(qualifier, wanted)));
        if (c >= 0) return `${worksheet.name}!${formatAddress(area.rowIndex + r, area.columnIndex + c)}`;
      }
    }
  }
  return undefined;
}

function isNamed({ sheet, lastSheet }: { readonly sheet: string; readonly lastSheet?: string }, names: ReadonlySet<string>): boolean {
  return names.has(sheet.toLowerCase()) || (lastSheet !== undefined && names.has(lastSheet.toLowerCase()));
}
