/** The types of the API, and what files call them. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  Custom: ["expression"],
  CellValue: ["cellIs"],
  DataBar: ["dataBar"],
  ColorScale: ["colorScale"],
  IconSet: ["iconSet"],
  TopBottom: ["top10"],
  PresetCriteria: ["containsBlanks", "notContainsBlanks", "containsErrors", "notContainsErrors", "aboveAverage", "uniqueValues", "duplicateValues", "timePeriod"],
  ContainsText: ["containsText", "notContainsText", "beginsWith", "endsWith"],
};

export function fileTypeOf(type: string): string | undefined {
  return TYPES[type]?.[0];
}

export function apiTypeOf(fileType: string): string {
  return Object.entries(TYPES).find(([, names]) => names.includes(fileType))?.[0] ?? "Custom";
}

/** `ConditionalCellValueOperator` by what files call it. */
export const OPERATORS: Readonly<Record<string, string>> = {
  between: "Between", notBetween: "NotBetween", equal: "EqualTo", notEqual: "NotEqualTo", greaterThan: "GreaterThan", lessThan: "LessThan", greaterThanOrEqual: "GreaterThanOrEqual", lessThanOrEqual: "LessThanOrEqual",
};

/** `ConditionalTextOperator` by the types of files. */
export const TEXT_OPERATORS: Readonly<Record<string, string>> = { containsText: "Contains", notContainsText: "NotContains", beginsWith: "BeginsWith", endsWith: "EndsWith" };

/** `ConditionalFormatPresetCriterion` that files tell by their type alone. */
export const PRESETS: Readonly<Record<string, string>> = {
  containsBlanks: "Blanks", notContainsBlanks: "NonBlanks", containsErrors: "Errors", notContainsErrors: "NonErrors", uniqueValues: "UniqueValues", duplicateValues: "DuplicateValues", aboveAverage: "AboveAverage",
};
