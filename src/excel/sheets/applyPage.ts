import { formatRange } from "../../core/grid/address.js";
import type { SheetPlan } from "../../core/sheets/sheetPlan.js";

/** Queues how a sheet is shown and printed: panes, grid lines, paper, titles, breaks, headers. */
export function applyPage(worksheet: Excel.Worksheet, { page, freeze, showGridLines }: SheetPlan): void {
  worksheet.showGridlines = showGridLines;
  const { rows = 0, columns = 0 } = freeze ?? {};
  if (rows > 0 && columns > 0) worksheet.freezePanes.freezeAt(worksheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) worksheet.freezePanes.freezeRows(rows);
  else if (columns > 0) worksheet.freezePanes.freezeColumns(columns);
  const layout = worksheet.pageLayout;
  layout.set({
    paperSize: page.paper, orientation: page.orientation === "landscape" ? "Landscape" : "Portrait", centerHorizontally: page.centerHorizontally,
    ...(page.fitToWidth ? { zoom: { horizontalFitToPages: 1 } } : {}),
  });
  layout.setPrintMargins("Inches", page.margins);
  if (page.printArea) layout.setPrintArea(formatRange(page.printArea));
  if (page.titleRows) layout.setPrintTitleRows(`$${String(page.titleRows.first + 1)}:$${String(page.titleRows.last + 1)}`);
  if (page.headerRight !== undefined) layout.headersFooters.defaultForAllPages.rightHeader = page.headerRight;
  if (page.footerCenter !== undefined) layout.headersFooters.defaultForAllPages.centerFooter = page.footerCenter;
  for (const row of page.rowBreaks ?? []) worksheet.horizontalPageBreaks.add(`A${String(row + 1)}`);
}
