import { z } from "zod";

/**
 * What the user decided about a workbook. It lives in the workbook itself, in one custom XML part, so that it travels with the
 * file and is the same in Excel, on the command line and in the workbench. It is written only when the user acts.
 *
 * Cells are named by hidden defined names (`at`), which Excel moves with its rows and columns; the name is the entry's id as well.
 * Members that this version does not know are kept as they are.
 */
export const BOOK_NAMESPACE = "urn:kensan:book:1";
export const SETTINGS_VERSION = 1;

/** A house's rules, where they differ from the defaults of the tool. */
const preferences = z.looseObject({
  language: z.enum(["ja", "en"]).optional(),
  /** 「one-full」: one digit full-width, two or more half-width. */
  digitWidth: z.enum(["half", "full", "one-full"]).optional(),
});

/** A finding that the user has looked at and set aside. */
const exclusion = z.looseObject({
  /** The hidden name of the cell or range at which the finding stood. */
  at: z.string(),
  code: z.string(),
  reason: z.string(),
  /** What was found then (differences, texts): a finding that says something else is a new one, and is shown. */
  seen: z.string(),
  recordedAt: z.string().optional(),
});

const axis = z.enum(["row", "column"]);

/** What the user says a line or a cell is, whatever its looks. */
const confirmedRole = z.discriminatedUnion("kind", [
  /** The figures of this row or column are no data: numbers, codes, another table's. */
  z.looseObject({ kind: z.literal("no-data"), axis, at: z.string() }),
  /** This row or column is a total. */
  z.looseObject({ kind: z.literal("total"), axis, at: z.string() }),
  /** The cell is no total in this direction; with `isWholeLine` nor are the cells of its line. */
  z.looseObject({ kind: z.literal("no-relation"), code: z.string(), isWholeLine: z.boolean(), at: z.string() }),
]);

/** Two names of one thing in two editions; `isSame` false: the user has said that they are two things. */
const confirmedRename = z.looseObject({ id: z.string(), before: z.string(), after: z.string(), isSame: z.boolean() });

/** An edition kept as the base of the next comparison; what `content` holds is the comparison's own affair. */
const baseEdition = z.looseObject({ title: z.string(), savedAt: z.string(), content: z.string() });

export const bookSettingsSchema = z.looseObject({
  version: z.literal(SETTINGS_VERSION),
  preferences: preferences.default({}),
  exclusions: z.array(exclusion).default([]),
  roles: z.array(confirmedRole).default([]),
  renames: z.array(confirmedRename).default([]),
  baseEdition: baseEdition.optional(),
});

export type BookSettings = z.infer<typeof bookSettingsSchema>;
export type Preferences = z.infer<typeof preferences>;
export type Exclusion = z.infer<typeof exclusion>;
export type ConfirmedRole = z.infer<typeof confirmedRole>;
export type ConfirmedRename = z.infer<typeof confirmedRename>;
export type BaseEdition = z.infer<typeof baseEdition>;

export const NO_SETTINGS: BookSettings = { version: SETTINGS_VERSION, preferences: {}, exclusions: [], roles: [], renames: [] };

/** Why a workbook's settings are not applied. They stay in the workbook as they are, and nothing is written over them. */
export interface SettingsFailure {
  readonly code:
    | "settings-newer" // written by a later version of the tool; `detail` is that version
    | "settings-damaged"; // someone else has changed the part; `detail` says where
  readonly detail?: string;
}
