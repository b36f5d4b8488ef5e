import { basename } from "node:path";
import { withCachedValues } from "../../app/cachedValues.js";
import { planRepairs, type RepairPlan } from "../../app/repair.js";
import { validate, type Validation } from "../../app/validate.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { CommandFailure } from "../../messages/commandLine.js";
import { fillSentence, type Language } from "../../messages/language.js";
import { REPAIR_TEXT, SKIP_TEXT } from "../../messages/repairText.js";
import { openWorkbook } from "../../xlsx/openWorkbook.js";
import { applyEdits } from "../../xlsx/patcher.js";
import { sayFailure, sayNotice, type CommandContext } from "../commandContext.js";
import { STATUS_OF_VERDICT, type ExitStatus } from "../exitStatus.js";
import { formatPlace, formatRepair } from "../reporters/checkText.js";
import { sayUnreadSettings } from "../settingsOf.js";
import { toOneLine } from "../terminalText.js";
import { openForCopy, writeCopy, type OpenedForCopy } from "../workbookCopy.js";

interface RepairCommandOptions {
  readonly output: string;
  readonly only?: readonly string[];
}

/** A repair can make clear what stood open before it; more rounds than this would only follow a mistake of ours. */
const MOST_ROUNDS = 10;

interface Repaired {
  readonly bytes: Uint8Array;
  readonly plans: readonly RepairPlan[];
  /** Of the repaired workbook. */
  readonly after: Validation;
}

/**
 * Applies the proposed repairs to a copy, says each, and checks the copy before it is written. Where nothing can be
 * repaired nothing is written. The status is that of the repaired workbook.
 */
export async function runRepair(file: string, options: RepairCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { io, language } = context;
  const opened = await openForCopy(file, options.output);
  if (!opened.ok) return sayFailure(opened.error, context);
  sayUnreadSettings(file, opened.value, context);
  const repaired = await repairAll(file, opened.value, options.only && parseChoices(options.only), language);
  if (!repaired.ok) return sayFailure(repaired.error, context);
  const { bytes, plans, after } = repaired.value;
  if (bytes !== opened.value.bytes) {
    const status = await writeCopy(options.output, bytes, context);
    if (status !== 0) return status;
  }
  for (const plan of plans) sayApplied(plan, context);
  const last = plans.at(-1);
  if (last) saySkipped(last, context);
  if (bytes === opened.value.bytes) io.out(`${REPAIR_TEXT.nothing[language]}\n`);
  io.out(`${toOneLine(after.sentence)}\n`);
  return STATUS_OF_VERDICT[after.verdict];
}

/** Repairs until nothing more is certain; what the user chose is repaired once, for the ids are those of the first check. */
async function repairAll(file: string, opened: OpenedForCopy, choices: Choices | undefined, language: Language): Promise<Result<Repaired, CommandFailure>> {
  const { settings } = opened;
  let { bytes, workbook } = opened;
  let after = validate(workbook, { language, settings });
  const plans: RepairPlan[] = [];
  while (plans.length < MOST_ROUNDS) {
    const plan = planRepairs(after.findings, workbook, choices);
    if (plan.unknownIds.length > 0) return fail({ code: "unknown-finding", file, detail: plan.unknownIds.join(", ") });
    plans.push(plan);
    if (plan.edits.length === 0) break;
    const edited = applyEdits(bytes, withCachedValues(plan.edits, workbook));
    if (!edited.ok) return fail({ ...edited.error, file });
    const reopened = await openWorkbook(edited.value, basename(file));
    if (!reopened.ok) return fail({ ...reopened.error, file });
    bytes = edited.value;
    workbook = reopened.value.workbook;
    after = validate(workbook, { language, settings });
    if (choices) break;
  }
  return succeed({ bytes, plans, after });
}

type Choices = ReadonlyMap<string, number | undefined>;

/** "ID" or "ID=2": the second of the explanations that check --json lists. */
function parseChoices(words: readonly string[]): Choices {
  return new Map(words.map((word) => {
    const match = /^(.*)=([1-9]\d*)$/.exec(word);
    return match ? [match[1] ?? "", Number(match[2]) - 1] : [word, undefined];
  }));
}

function sayApplied({ applied }: RepairPlan, { io, language }: CommandContext): void {
  for (const cell of applied.flatMap(({ cells }) => cells)) io.out(`  ${REPAIR_TEXT.applied[language]}  ${formatRepair(cell, language)}\n`);
}

function saySkipped({ skipped }: RepairPlan, context: CommandContext): void {
  const { language } = context;
  for (const { finding, reason } of skipped) {
    const place = formatPlace(finding.at);
    sayNotice(fillSentence(REPAIR_TEXT.skipped[language], { place, reason: SKIP_TEXT[reason][language], id: finding.id }), context);
  }
}
