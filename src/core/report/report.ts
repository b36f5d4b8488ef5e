import { z } from "zod";

/** The one form that pane, command line, sheets and tests share; `check --json` prints one such object a file. */
export const CHECK_SCHEMA = "kensan/check/1";

const cellRef = z.object({ sheet: z.string(), ref: z.string() });
const cellContent = z.union([z.number(), z.string(), z.boolean(), z.null()]);

export const OUTCOMES = ["holds", "fails", "cannotTell", "notApplicable"] as const;
export const RELATION_KINDS = ["sum", "difference", "share", "rate", "mean", "running", "count", "equal"] as const;

const reportedTable = z.object({
  id: z.string(),
  at: cellRef,
  kind: z.enum(["count-table", "item-list", "change-list", "table"]),
  title: z.string(),
});

const reportedRelation = z.object({
  id: z.string(),
  /** The table's id; empty for a relation between sentences. */
  table: z.string(),
  kind: z.enum(RELATION_KINDS),
  total: cellRef,
  parts: z.array(z.object({ sheet: z.string(), ref: z.string(), sign: z.union([z.literal(1), z.literal(-1)]) })),
  outcome: z.enum(OUTCOMES),
  reason: z.string().optional(),
  expected: z.number().optional(),
  actual: z.number().optional(),
  residual: z.number().optional(),
  evidence: z.array(z.enum(["formula", "label", "arithmetic", "form"])),
  confidence: z.number().min(0).max(1),
});

const reportedCheck = z.object({
  id: z.string(),
  code: z.string(),
  at: cellRef,
  outcome: z.enum([...OUTCOMES, "crashed"]),
  reason: z.string().optional(),
});

const explainedCell = z.object({ sheet: z.string(), ref: z.string(), value: cellContent, proposed: cellContent });
const explanation = z.object({ cause: z.string(), cells: z.array(explainedCell) });

const finding = z.object({
  id: z.string(),
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  at: cellRef,
  relations: z.array(z.string()),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  message: z.string(),
  explanations: z.array(explanation),
  /** Set aside by the user: it is a remark then, and `severity` here is what it was. `id` names the exclusion in the workbook's settings. */
  excluded: z.object({ id: z.string(), reason: z.string(), severity: z.enum(["error", "warning", "info"]) }).optional(),
});

export const checkReportSchema = z.object({
  schema: z.literal(CHECK_SCHEMA),
  file: z.string(),
  verdict: z.enum(["holds", "fails", "cannotTell"]),
  tables: z.array(reportedTable),
  relations: z.array(reportedRelation),
  checks: z.array(reportedCheck),
  findings: z.array(finding),
  elapsedMs: z.number(),
});

export type CheckReport = z.infer<typeof checkReportSchema>;
export type ReportedTable = z.infer<typeof reportedTable>;
export type ReportedRelation = z.infer<typeof reportedRelation>;
export type ReportedCheck = z.infer<typeof reportedCheck>;
export type Finding = z.infer<typeof finding>;
export type FindingParams = Finding["params"];
export type Explanation = z.infer<typeof explanation>;
export type ExplainedCell = z.infer<typeof explainedCell>;
export type CellRef = z.infer<typeof cellRef>;
export type Outcome = ReportedRelation["outcome"];
export type RelationKind = ReportedRelation["kind"];
export type Evidence = ReportedRelation["evidence"][number];
