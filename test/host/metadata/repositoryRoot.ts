import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder that holds node_modules, from wherever tests and scripts are run. */
export function repositoryRoot(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "node_modules/@microsoft/office-js"))) return folder;
    if (folder === dirname(folder)) throw new Error("node_modules/@microsoft/office-js is not installed");
  }
}
