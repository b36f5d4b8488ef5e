import type { Validation } from "../../app/validate.js";

/** Only the equations that a finding names are drawn; a workbook of a million cells has hundreds of thousands that hold. */
export function keepTold(validation: Validation): Validation {
  const told = new Set(validation.findings.flatMap((finding) => finding.relations));
  return { ...validation, relations: validation.relations.filter((relation) => told.has(relation.id) || relation.outcome === "cannotTell") };
}
