import type { CellRef } from "../core/report/report.js";

/** A place as people say it. @example formatPlace({ sheet: "件数表", ref: "E5" }) === "件数表 E5" */
export function formatPlace({ sheet, ref }: CellRef): string {
  return ref === "" ? sheet : `${sheet} ${ref}`;
}
