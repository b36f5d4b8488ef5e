/** LTSC 2021 has it; what lies above is asked for where it is used, and never taken for granted. */
export const FLOOR = "1.14";

/** Whether this Excel is new enough for Kensan at all. */
export function meetsFloor(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", FLOOR);
}

/**
 * A guard for one member above the floor. Excel can answer yes for a set that the office.js on the page does not know;
 * then the member is undefined, so that both are asked.
 * @example if (offers("1.15", range, "valuesAsJson")) range.load("valuesAsJson");
 */
export function offers(version: string, object: object, member: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version) && member in object;
}
