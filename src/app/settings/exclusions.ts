import type { Workbook } from "../../core/grid/grid.js";
import type { Finding, FindingParams } from "../../core/report/report.js";
import type { Result } from "../../core/report/result.js";
import type { WorkbookPort } from "../ports.js";
import { anchorFinder, freeAnchor, planAnchor, planAnchorRemoval } from "./anchors.js";
import type { BookSettings } from "./bookSettings.js";
import { changeSettings, planSettings, type SettingsChange, type SettingsWrite, type SettingsWriteFailure } from "./readSettings.js";

/**
 * Sets a finding aside, with the user's reason. It is listed apart from then on, for as long as it says the same of its cell.
 * @param recordedAt when, as the caller's clock has it: 2026-11-24T14:05
 */
export function planExclusion(settings: BookSettings, finding: Finding, reason: string, recordedAt?: string): SettingsChange {
  const at = freeAnchor(settings);
  const entry = { at, code: finding.code, reason, seen: digest(finding.params), ...(recordedAt === undefined ? {} : { recordedAt }) };
  return planSettings({ ...settings, exclusions: [...settings.exclusions, entry] }, [planAnchor(at, finding.at)]);
}

/** Takes a finding back among the others. @param at the exclusion's name, as `finding.excluded.id` gives it */
export function planReadmission(settings: BookSettings, at: string): SettingsChange {
  return planSettings({ ...settings, exclusions: settings.exclusions.filter((exclusion) => exclusion.at !== at) }, [planAnchorRemoval(at)]);
}

export function excludeFinding(port: WorkbookPort, finding: Finding, reason: string, recordedAt?: string): Promise<Result<SettingsWrite, SettingsWriteFailure>> {
  return changeSettings(port, (settings) => planExclusion(settings, finding, reason, recordedAt));
}

export function readmitFinding(port: WorkbookPort, at: string): Promise<Result<SettingsWrite, SettingsWriteFailure>> {
  return changeSettings(port, (settings) => planReadmission(settings, at));
}

/** The findings with those marked that the user has set aside: they become remarks that carry the reason. */
export function setAsideExcluded(findings: readonly Finding[], settings: BookSettings, workbook: Workbook): Finding[] {
  if (settings.exclusions.length === 0) return [...findings];
  const find = anchorFinder(workbook);
  const byPlace = new Map(settings.exclusions.flatMap((exclusion) => {
    const at = find(exclusion.at);
    return at ? [[`${exclusion.code}@${at.sheet}!${at.ref}\u0000${exclusion.seen}`, exclusion] as const] : [];
  }));
  return findings.map((finding) => {
    const exclusion = byPlace.get(`${finding.code}@${finding.at.sheet}!${finding.at.ref}\u0000${digest(finding.params)}`);
    return exclusion ? { ...finding, severity: "info", excluded: { id: exclusion.at, reason: exclusion.reason, severity: finding.severity } } : finding;
  });
}

/** Parameters that say what is wrong, and stay when rows are put in: no address and no formula is among them. */
const TELLING = ["residuals", "text", "value", "name", "number", "title", "period", "form", "error"] as const;

function digest(params: FindingParams): string {
  return TELLING.flatMap((key) => (params[key] === undefined ? [] : [`${key}=${String(params[key])}`])).join(";");
}
