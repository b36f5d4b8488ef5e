import { formatRange } from "../core/grid/address.js";
import type { Workbook } from "../core/grid/grid.js";
import type { CheckContext } from "../core/checks/check.js";
import { calculateSums } from "../core/relations/calculation.js";
import { findCopies } from "../core/relations/copies/findCopies.js";
import { findCountTableSums } from "../core/relations/countTableSums.js";
import { findDeclaredTies } from "../core/relations/declaredTies.js";
import { FormulaIndex } from "../core/relations/formulas/formulaIndex.js";
import { allowRoundedFigures } from "../core/relations/formulas/roundedFigures.js";
import { WorkbookCells } from "../core/relations/formulas/workbookCells.js";
import { addMeaningRelations } from "../core/relations/meaningRelations.js";
import { addFormulaRelations } from "../core/relations/formulaRelations.js";
import { addTableRelations } from "../core/relations/tableRelations.js";
import { findTieOuts } from "../core/relations/tieOuts.js";
import type { Relation } from "../core/relations/relation.js";
import { CHECK_SCHEMA, type CheckReport, type Finding } from "../core/report/report.js";
import { locateSuspects } from "../core/suspects/locateSuspects.js";
import { findPlanTables } from "../core/tables/findPlanTables.js";
import { findTablesOf, readSheets, type SheetTables } from "../core/tables/findTables.js";
import { formatFinding } from "../messages/findingMessages.js";
import type { Language } from "../messages/language.js";
import { createScope, type CheckArea } from "./checkScope.js";
import { consolidateFindings } from "./consolidateFindings.js";
import { reportRelation } from "./reportRelation.js";
import { runChecks } from "./runChecks.js";
import { NO_SETTINGS, type BookSettings } from "./settings/bookSettings.js";
import { setAsideExcluded } from "./settings/exclusions.js";
import { applyRoles, withoutDenied } from "./settings/roles.js";
import { describeSuspicion } from "./describeSuspicion.js";
import { composeVerdict, type Verdict } from "./verdict.js";

export interface ValidateOptions {
  readonly language: Language;
  /** Reports on this part only; the rest is read, for its figures may be tied to theirs. */
  readonly area?: CheckArea;
  /** False leaves the relations out of the report: a workbook of a million cells has hundreds of thousands. */
  readonly listsRelations?: boolean;
  /** What the user decided about this workbook: findings set aside, roles confirmed. */
  readonly settings?: BookSettings;
}

export type Validation = Omit<CheckReport, "file" | "elapsedMs"> & Verdict;

/**
 * Checks a whole workbook: finds its tables and relations, evaluates them, and names the suspects.
 * @example validate(workbook, { language: "ja" }).sentence === "70 + 25 = 95：すべて一致しました（71 件を確認）"
 */
export function validate(workbook: Workbook, options: ValidateOptions): Validation {
  const { settings = NO_SETTINGS } = options;
  const context = analyse(workbook, settings);
  const scope = createScope(options.area, context.sheets);
  const relations = options.area === undefined ? context.relations
    : context.relations.filter((relation) => scope.hasPlace(relation.total) || relation.parts.some(scope.hasPlace));
  const sheetOf = sheetFinder(context.sheets);
  const { checks, findings: checkFindings } = runChecks(context);
  const findings = [
    ...locateSuspects(relations, sheetOf, context.formulas, new Set(context.plan.countTables.map((counts) => counts.table.id))).map((suspicion) => describeSuspicion(suspicion, sheetOf)),
    ...checkFindings,
  ].filter((finding) => scope.hasRef(finding.at) || finding.explanations.some((explanation) => explanation.cells.some(scope.hasRef)))
    .map((finding): Finding => ({ ...finding, message: formatFinding(finding.code, finding.params, options.language) }));
  const told = setAsideExcluded(consolidateFindings(findings, relations), settings, workbook);
  const ordered = orderFindings(distinctIds(told), context);
  const report = {
    schema: CHECK_SCHEMA,
    tables: context.sheets.flatMap((sheet) => sheet.tables).filter(scope.hasTable)
      .map((table) => ({ id: table.id, at: { sheet: table.sheet, ref: formatRange(table.range) }, kind: table.kind, title: table.title })),
    relations: options.listsRelations === false ? [] : relations.map(reportRelation),
    checks: checks.filter((check) => scope.hasRef(check.at)),
    findings: ordered,
  } as const;
  return { ...report, ...composeVerdict({ ...report, relations }, context, options.language) };
}

/** Reads a workbook's tables and relations; nothing in it is written. */
export function analyse(workbook: Workbook, { roles }: BookSettings = NO_SETTINGS): CheckContext {
  const read = readSheets(workbook);
  const figures = new Map(read.map((sheet) => [sheet.figures.grid.name, sheet.figures]));
  const index = new FormulaIndex(workbook);
  const formulas = calculateSums(workbook, index, (name) => figures.get(name));
  const sheets = applyRoles(findTablesOf(read), roles, workbook);
  const plan = findPlanTables(sheets);
  const found: Relation[] = [];
  for (const sheet of sheets) addTableRelations(sheet, found);
  for (const relation of [...findCountTableSums(plan, found, sheets), ...findTieOuts(plan, sheets), ...findDeclaredTies(plan, sheets), ...findCopies(sheets, found)]) found.push(relation);
  const sums = addFormulaRelations(found, formulas, sheetFinder(sheets));
  const cells = new WorkbookCells(workbook, index);
  const said = allowRoundedFigures(addMeaningRelations(sums, index, cells, sheetFinder(sheets)), index);
  const relations = said.every(isApplicable) ? said : said.filter(isApplicable);
  return { workbook, sheets, plan, relations: withoutDenied(relations, roles, workbook), formulas, index, cells };
}

function isApplicable({ outcome }: Relation): boolean {
  return outcome !== "notApplicable";
}

function sheetFinder(sheets: readonly SheetTables[]): (name: string) => SheetTables | undefined {
  const byName = new Map(sheets.map((sheet) => [sheet.figures.grid.name, sheet]));
  return (name) => byName.get(name);
}

/** Two findings of one code at one cell keep apart by a number. */
function distinctIds(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, count);
    return count === 1 ? finding : { ...finding, id: `${finding.id}/${count}` };
  });
}

const SEVERITIES = ["error", "warning", "info"] as const;

/** Errors, warnings, infos, and apart what the user has excluded; within each those with explanations first, then in reading order. */
function orderFindings(findings: readonly Finding[], context: CheckContext): Finding[] {
  const sheetIndex = new Map(context.workbook.sheets.map((sheet, index) => [sheet.name, index]));
  const key = (finding: Finding): readonly number[] => {
    const match = /^([A-Z]+)(\d+)/.exec(finding.at.ref);
    return [
      finding.excluded ? SEVERITIES.length : SEVERITIES.indexOf(finding.severity), finding.explanations.length > 0 ? 0 : 1, sheetIndex.get(finding.at.sheet) ?? 0,
      Number(match?.[2] ?? 0), (match?.[1]?.length ?? 0) * 1e6 + [...(match?.[1] ?? "")].reduce((n, ch) => n * 26 + ch.charCodeAt(0), 0),
    ];
  };
  return [...findings].map((finding) => ({ finding, key: key(finding) }))
    .sort((a, b) => a.key.reduce((order, value, i) => order || value - (b.key[i] ?? 0), 0)).map(({ finding }) => finding);
}

