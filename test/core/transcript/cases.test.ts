import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTranscript } from "../../../src/core/transcript/parseTranscript.js";
import { flatTranscript } from "../../support/flatTranscript.js";

const root = join(__dirname, "../../cases");
const names = readdirSync(root).filter((name) => name.startsWith("transcript-"));

/** Each folder holds a text as a tool took it from a PDF, what must be read from it, and why the case exists. */
test.each(names)("reads %s", (name) => {
  const folder = join(root, name);
  const parsed = parseTranscript(readFileSync(join(folder, "input.txt"), "utf8"));
  const expected: unknown = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  expect(parsed.ok ? flatTranscript(parsed.value) : { failure: parsed.error.code }).toEqual(expected);
  expect(existsSync(join(folder, "why.md"))).toBe(true);
});
