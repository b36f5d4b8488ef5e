/** One breach of a rule of the house, with the reason for the rule: a rule that nobody understands is worked around. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly detail: string;
  readonly reason: string;
}

export function formatViolation({ rule, file, detail, reason }: Violation): string {
  return `${file}: ${detail}\n    [${rule}] ${reason}`;
}
