/** The requirement sets that a host offers: { ExcelApi: "1.14" }. */
export type RequirementSets = Readonly<Record<string, string>>;

/** A perpetual Excel of 2021 with `excelApi` "1.14"; LTSC 2024 has 1.17, of which this office.js knows 1.15. */
export function requirementSets(excelApi: string): RequirementSets {
  return {
    ExcelApi: excelApi, SharedRuntime: "1.1", RibbonApi: "1.1", DialogApi: "1.2", DialogOrigin: "1.1", AddInCommands: "1.1", Settings: "1.1",
    BindingEvents: "1.1", DocumentEvents: "1.1", Selection: "1.1", File: "1.1", CustomXmlParts: "1.1", RichApiRuntime: "1.2", RichApiRuntimeFlag: "1.2",
    KeyboardShortcuts: "1.1", DelayForCellEdit: "1.1", ImageCoercion: "1.1",
  };
}

/** Whether "ExcelApi 1.4" is among the sets. Sets of other names than ExcelApi do not limit a member on the wire. */
export function offers(sets: RequirementSets, apiSet: string): boolean {
  const [name = "", version = ""] = apiSet.split(" ");
  if (name !== "ExcelApi") return true;
  const offered = sets[name];
  return offered !== undefined && isAtLeast(offered, version);
}

function isAtLeast(offered: string, wanted: string): boolean {
  const [major = 0, minor = 0] = offered.split(".").map(Number);
  const [wantedMajor = NaN, wantedMinor = 0] = wanted.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
