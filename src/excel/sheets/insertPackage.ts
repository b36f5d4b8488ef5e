import type { PlannedCell, SheetPlan } from "../../core/sheets/sheetPlan.js";
import type { ExcelPortOptions } from "../createExcelPort.js";
import { hasCode } from "../hostFailure.js";

export interface InsertedSheet {
  readonly plan: SheetPlan;
  readonly id: string;
  /** It came in as a package; otherwise it is blank, and is to be built. */
  readonly isWhole: boolean;
}

/** Answers of an Excel that cannot take packages in, or not this one. Anything else is a failure of the write. */
const NOT_TAKEN = ["NotImplemented", "ApiNotFound", "UnsupportedFeature", "UnsupportedOperation", "InvalidArgument", "GeneralException"];

/** Base64 is made in slices: a function takes no million arguments. */
const SLICE = 0x8000;

/** Brings blank or whole sheets in at the end, in the order of the plans. Their names must be free. */
export async function insertPackage(context: Excel.RequestContext, plans: readonly SheetPlan[], { packSheets }: ExcelPortOptions): Promise<readonly InsertedSheet[]> {
  const bytes = await packSheets(plans.map(toStatic));
  try {
    const ids = context.workbook.insertWorksheetsFromBase64(toBase64(bytes), { sheetNamesToInsert: plans.map((plan) => plan.name), positionType: "End" });
    await context.sync();
    if (ids.value.length === plans.length) return await inOrderOfPlans(context, plans, ids.value);
  } catch (cause) {
    if (!NOT_TAKEN.some((code) => hasCode(cause, code))) throw cause;
  }
  const added = plans.map((plan) => ({ plan, worksheet: context.workbook.worksheets.add(plan.name).load("id") }));
  await context.sync();
  return added.map(({ plan, worksheet }) => ({ plan, id: worksheet.id, isWhole: false }));
}

async function inOrderOfPlans(context: Excel.RequestContext, plans: readonly SheetPlan[], ids: readonly string[]): Promise<readonly InsertedSheet[]> {
  const sheets = ids.map((id) => context.workbook.worksheets.getItem(id).load("id,name"));
  await context.sync();
  return plans.map((plan, i) => {
    const sheet = sheets.find(({ name }) => name.toLowerCase() === plan.name.toLowerCase()) ?? sheets[i];
    return { plan, id: sheet?.id ?? "", isWhole: true };
  });
}

/** Formulas as the values they had: in a package of their own they would refer to sheets that are not in it. Names likewise. */
function toStatic(plan: SheetPlan): SheetPlan {
  return { ...plan, names: [], cells: plan.cells.map(staticCell) };
}

function staticCell(cell: PlannedCell): PlannedCell {
  if (cell.content.kind !== "formula") return cell;
  const { cached } = cell.content;
  return { ...cell, content: typeof cached === "number" ? { kind: "number", value: cached } : { kind: "text", text: String(cached) } };
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += SLICE) text += String.fromCharCode(...bytes.subarray(from, from + SLICE));
  return btoa(text);
}
