import { readOfficeMembers, toNumber, type MemberUse } from "../support/officeMembers/officeMembers.js";
import { FLOOR } from "../../src/excel/requirements.js";
import { startExcel } from "../host/startExcel.js";

const FOLDERS = ["src/excel", "src/commands", "src/taskpane"];
/** What somebody might write; it is read with the rest, for making the program of 190,000 lines of declarations takes seconds. */
const INVENTED = `${process.cwd()}/src/excel/invented.ts`;
const TEXT = `
  export function bad(range: Excel.Range) { range.load("values,valuesAsJson"); range.clearOrResetContents(); return range.getCellProperties({ textRuns: true }); }
  export function good(range: Excel.Range) { if (Office.context.requirements.isSetSupported("ExcelApi", "1.18")) range.clearOrResetContents(); }
  export function less(range: Excel.Range) { if (Office.context.requirements.isSetSupported("ExcelApi", "1.17")) range.clearOrResetContents(); }`;

const read = readOfficeMembers(FOLDERS, new Map([[INVENTED, TEXT]]));
const isInvented = ({ place }: MemberUse): boolean => place.includes("invented.ts");
const uses = read.filter((use) => !isInvented(use));

/** The doc comment of a command's event speaks of Outlook alone; Excel has it with every add-in command. */
const OUTLOOK = "Mailbox";

/** Above the floor, and not behind a guard of its own. */
function findUnguarded(found: readonly MemberUse[]): string[] {
  return found.flatMap(({ member, sets, guards, place }) => {
    const missing = sets.filter(([name]) => name !== OUTLOOK).filter(([name, version]) =>
      !(name === "ExcelApi" && version <= toNumber(FLOOR)) && !guards.some(([guard, granted]) => guard === name && granted >= version));
    return missing.map(([name, version]) => `${place} ${member} needs ${name} ${String(version)}`);
  });
}

test("nothing above the floor is used without a guard", () => {
  expect(findUnguarded(uses)).toEqual([]);
});

test("the members are found in every way that they are used", () => {
  const members = new Set(uses.map(({ member }) => member));
  // A method, a property of a collection's item in a load path behind a constant, an option of a call, a destructured member, a set on Office.
  const some = ["Range.getMergedAreasOrNullObject", "RangeFill.pattern", "CellPropertiesLoadOptions.format", "Workbook.worksheets", "Addin.showAsTaskpane", "WorksheetChangedEventArgs.triggerSource"];
  expect(some.filter((member) => !members.has(member))).toEqual([]);
  expect(uses.find(({ member }) => member === "Range.getMergedAreasOrNullObject")?.sets).toEqual([["ExcelApi", 1.13]]);
  expect(uses.find(({ member }) => member === "Addin.showAsTaskpane")?.sets).toEqual([["SharedRuntime", 1.01]]);
});

test("a member above the floor is caught, by name, by load path and as an option; a guard lets it pass", () => {
  expect(findUnguarded(read.filter(isInvented)).map((line) => line.replace(/^\S+:/, ""))).toEqual([
    "2 Range.valuesAsJson needs ExcelApi 1.16", "2 Range.clearOrResetContents needs ExcelApi 1.18",
    "2 CellPropertiesLoadOptions.textRuns needs ExcelApi 1.18", "4 Range.clearOrResetContents needs ExcelApi 1.18",
  ]);
});

test("the office.js that is shipped knows every member of its classes that is used", async () => {
  const excel = await startExcel();
  try {
    const classes = excel.Excel as unknown as Readonly<Record<string, { readonly prototype: object } | undefined>>; // its classes by name
    const lacking = uses.filter(({ isOfClass }) => isOfClass).flatMap(({ member, place }) => {
      const [owner = "", name = ""] = member.split(".");
      const known = classes[owner];
      return known && name in known.prototype ? [] : [`${place} ${member}`];
    });
    expect(lacking).toEqual([]);
    expect("clearOrResetContents" in (classes["Range"]?.prototype ?? {})).toBe(false); // the test can tell
  } finally {
    excel.close();
  }
});
