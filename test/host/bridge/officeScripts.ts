import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Script } from "node:vm";
import { repositoryRoot } from "../metadata/repositoryRoot.js";

const compiled = new Map<string, Script>();

/** Where the files of office.js lie, as the package gives them. */
export function officeFolder(): string {
  return join(repositoryRoot(), "node_modules/@microsoft/office-js/dist");
}

/** A file of office.js, compiled once for all windows of this process. */
export function officeScript(name: string): Script {
  let script = compiled.get(name);
  if (!script) {
    const path = join(officeFolder(), name);
    compiled.set(name, script = new Script(readFileSync(path, "utf8"), { filename: path }));
  }
  return script;
}
