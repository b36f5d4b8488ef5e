import type { CheckReport } from "../core/report/report.js";

/** 0 all holds · 1 something does not add up · 2 could not tell, or a bug · 3 wrong usage or an unreadable file. */
export type ExitStatus = 0 | 1 | 2 | 3;

export const STATUS_OF_VERDICT = { holds: 0, fails: 1, cannotTell: 2 } as const satisfies Record<CheckReport["verdict"], ExitStatus>;

/** With several files the worst counts. */
export function worstStatus(statuses: readonly ExitStatus[]): ExitStatus {
  return statuses.reduce<ExitStatus>((worst, status) => (status > worst ? status : worst), 0);
}
