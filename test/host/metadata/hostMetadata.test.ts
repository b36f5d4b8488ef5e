import { hostMetadata } from "./hostMetadata.js";

const { classes } = hostMetadata();

test("a class has its members by their names on the wire", () => {
  const range = classes.get("Range")!;
  expect(range.scalars.get("Values")).toMatchObject({ name: "values", settable: true, apiSet: "ExcelApi 1.1" });
  expect(range.scalars.get("Address")?.settable).toBe(false);
  expect(range.navigations.get("Format")).toMatchObject({ className: "RangeFormat", isCollection: false });
  expect(range.methods.get("GetOffsetRange")).toMatchObject({ returns: "Range", isRead: true });
  expect(range.methods.get("GetMergedAreasOrNullObject")?.apiSet).toBe("ExcelApi 1.13");
});

test("a collection tells what it holds", () => {
  expect(classes.get("WorksheetCollection")?.item).toEqual({ className: "Worksheet", hasIndexer: true });
  expect(classes.get("RangeCollection")?.item).toEqual({ className: "Range", hasIndexer: false });
});

test("members have the types of the documentation", () => {
  const { overloads } = classes.get("Range")!.methods.get("Insert")!;
  expect(overloads.map(([shift]) => shift?.type)).toContainEqual({ kind: "named", name: "InsertShiftDirection" });
});

test("nothing of the shipped library is missing", () => {
  const of = (count: (one: NonNullable<ReturnType<typeof classes.get>>) => number): number => [...classes.values()].reduce((sum, one) => sum + count(one), 0);
  expect([classes.size > 230, of((one) => one.scalars.size) > 800, of((one) => one.methods.size) > 1200]).toEqual([true, true, true]);
});
