import { askImage, putImage, takeImage } from "./write/cellImage.js";

/** Something that the port takes for granted of Excel, and a way to try it on an empty sheet. Each has its own rows of it. */
export interface Belief {
  readonly id: string;
  readonly holds: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<boolean>;
}

export const BELIEFS: readonly Belief[] = [
  {
    id: "date-system",
    holds: async (context) => {
      const day = context.workbook.functions.date(1904, 1, 1).load("value");
      await context.sync();
      return day.value === 1462 || day.value === 0;
    },
  },
  {
    id: "error-type",
    holds: async (context, sheet) => {
      const range = sheet.getRange("A1:B1");
      range.values = [["#N/A", "'#N/A"]];
      range.load("valueTypes,values");
      await context.sync();
      return JSON.stringify(range.valueTypes) === '[["Error","String"]]' && range.values[0]?.[1] === "#N/A";
    },
  },
  {
    id: "typed-text",
    holds: async (context, sheet) => {
      const range = sheet.getRange("A2:C2");
      range.values = [["'012", "'令和5年4月1日", "'=1+1"]];
      range.load("values,formulas");
      await context.sync();
      return JSON.stringify(range.values) === JSON.stringify([["012", "令和5年4月1日", "=1+1"]]) && JSON.stringify(range.formulas) === JSON.stringify(range.values);
    },
  },
  {
    id: "number-under-text-format",
    holds: async (context, sheet) => {
      const range = sheet.getRange("A3");
      putImage(range, { kind: "number", content: 5, numberFormat: "@" });
      askImage(range);
      await context.sync();
      const { kind, numberFormat } = takeImage(range);
      return kind === "number" && numberFormat === "@";
    },
  },
  {
    id: "english-formulas",
    holds: async (context, sheet) => {
      const range = sheet.getRange("A4:B4");
      range.formulas = [["=SUM($B$4,2)", 3]];
      range.load("formulas,values");
      await context.sync();
      return range.formulas[0]?.[0] === "=SUM($B$4,2)" && range.values[0]?.[0] === 5 && range.formulas[0][1] === 3;
    },
  },
  {
    id: "null-leaves-cell",
    holds: async (context, sheet) => {
      const range = sheet.getRange("A5:B5");
      range.values = [[1, 2]];
      range.values = [[null, 3]];
      range.load("values");
      await context.sync();
      return range.values[0]?.[0] === 1 && range.values[0][1] === 3;
    },
  },
  {
    id: "mixed-is-null",
    holds: async (context, sheet) => {
      const range = sheet.getRange("A6:B7");
      sheet.getRange("A6").format.font.bold = true;
      sheet.getRange("A6").format.fill.color = "#FFFF00";
      sheet.getRange("A7").rowHidden = true;
      range.load("rowHidden,format/font/bold,format/fill/pattern");
      const rows = range.getRowProperties({ rowHidden: true });
      await context.sync();
      const told: unknown[] = [range.rowHidden, range.format.font.bold, range.format.fill.pattern];
      // eslint-disable-next-line office-addins/load-object-before-read -- a result needs no load
      return told.every((value) => value === null) && rows.value[0]?.rowHidden === false && rows.value[1]?.rowHidden === true;
    },
  },
  {
    id: "cell-formats",
    holds: async (context, sheet) => {
      sheet.getRange("A8").format.borders.getItem("EdgeTop").style = "Continuous";
      const cells = sheet.getRange("A8:B8").getCellProperties({ format: { borders: { style: true }, font: { bold: true }, fill: { pattern: true } } });
      await context.sync();
      const [first, second] = cells.value[0] ?? []; // eslint-disable-line office-addins/load-object-before-read -- a result needs no load
      return first?.format?.borders?.top?.style === "Continuous" && second?.format?.borders?.top?.style === "None" && second.format.fill?.pattern === "None" && second.format.font?.bold === false;
    },
  },
  {
    id: "merged-areas",
    holds: async (context, sheet) => {
      sheet.getRange("A9:B10").merge();
      const merged = sheet.getRange("A9:C10").getMergedAreasOrNullObject().load("areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
      const none = sheet.getRange("C9:D10").getMergedAreasOrNullObject().load("areaCount");
      await context.sync();
      const area = merged.areas.items[0];
      return none.isNullObject && merged.areas.items.length === 1 && area?.rowIndex === 8 && area.columnIndex === 0 && area.rowCount === 2 && area.columnCount === 2;
    },
  },
  {
    id: "hidden-local-name",
    holds: async (context, sheet) => {
      sheet.names.add("_kensan.trial", "=TRUE").visible = false;
      const name = sheet.names.getItemOrNullObject("_kensan.trial").load("visible,formula");
      const global = context.workbook.names.getItemOrNullObject("_kensan.trial").load("name");
      await context.sync();
      return !name.isNullObject && !name.visible && name.formula === "=TRUE" && global.isNullObject;
    },
  },
  {
    id: "used-range",
    holds: async (context, sheet) => {
      sheet.getRange("F12").formulas = [['=""']];
      sheet.getRange("H14").format.fill.color = "#FFFF00";
      const valued = sheet.getUsedRangeOrNullObject(true).load("rowIndex,rowCount,columnIndex,columnCount");
      const used = sheet.getUsedRangeOrNullObject(false).load("rowIndex,rowCount,columnIndex,columnCount");
      await context.sync();
      return valued.rowIndex + valued.rowCount === 12 && valued.columnIndex + valued.columnCount === 6 && used.rowIndex + used.rowCount === 14 && used.columnIndex + used.columnCount === 8;
    },
  },
];
