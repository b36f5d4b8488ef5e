import { z } from "zod";

/** The form of `compare --json`; one object for a pair of editions. */
export const COMPARE_SCHEMA = "kensan/compare/1";

const cellContent = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const place = z.object({ sheet: z.string(), ref: z.string() }).nullable();
const letters = z.string().regex(/^[A-Z]{1,3}$/).nullable();
const rowNumber = z.number().int().positive().nullable();

const comparedColumn = z.object({ kind: z.enum(["same", "added", "removed", "renamed", "moved"]), before: letters, after: letters });

const comparedCell = z.object({
  /** Null on the side that has no such row. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  old: cellContent,
  new: cellContent,
  wording: z.array(z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() })).optional(),
});

const ROW_KINDS = ["same", "changed", "added", "removed", "moved", "renamed"] as const;

const comparedRow = z.object({
  kind: z.enum(ROW_KINDS),
  also: z.array(z.enum([...ROW_KINDS, "renumbered", "split", "merged"])).optional(),
  before: rowNumber,
  after: rowNumber,
  key: z.string(),
  /** Cells that differ; of an added or a removed row, all that it holds. */
  cells: z.array(comparedCell),
  maybeRenamed: z.number().optional(),
  similarity: z.number().optional(),
  /** Split or merged rows of one group share it. */
  group: z.number().optional(),
});

const comparedTable = z.object({
  before: place,
  after: place,
  columns: z.array(comparedColumn),
  rows: z.array(comparedRow),
  proof: z.object({
    before: z.number(), added: z.number(), removed: z.number(), movedIn: z.number().optional(), movedOut: z.number().optional(),
    changed: z.number(), after: z.number(), holds: z.boolean(),
  }),
});

export const compareReportSchema = z.object({
  schema: z.literal(COMPARE_SCHEMA),
  before: z.string(),
  after: z.string(),
  verdict: z.enum(["same", "differs"]),
  tables: z.array(comparedTable),
  outside: z.array(z.object({ before: place, after: place, old: z.string(), new: z.string() })),
});

export type CompareReport = z.infer<typeof compareReportSchema>;
export type ComparedTable = z.infer<typeof comparedTable>;
export type ComparedRow = z.infer<typeof comparedRow>;
export type ComparedCell = z.infer<typeof comparedCell>;
