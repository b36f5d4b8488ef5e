import { checkArrows } from "./arrows.js";
import { checkPackages } from "./packages.js";
import { readSourceFacts } from "./sourceFacts.js";
import { checkStyle } from "./style.js";
import type { Violation } from "./violation.js";

/** Checks every rule on a set of files: path from the root of the repository → text. */
export function checkHouse(files: ReadonlyMap<string, string>): Violation[] {
  return [...files].flatMap(([path, text]) => {
    const facts = readSourceFacts(path, text, (target) => files.has(target));
    return [...checkArrows(facts), ...checkPackages(facts), ...checkStyle(facts)];
  });
}
