import type { NameImage } from "./bookState.js";

/** Queues one name of the whole workbook: made, changed, or with null taken away. `existing` says whether it is there now. */
export function putName(context: Excel.RequestContext, name: string, image: NameImage | null, existing: boolean): void {
  const { names } = context.workbook;
  if (image === null) {
    if (existing) names.getItem(name).delete();
    return;
  }
  const item = existing ? names.getItem(name) : names.add(name, image.formula);
  if (existing) item.formula = image.formula;
  item.visible = image.visible;
}
