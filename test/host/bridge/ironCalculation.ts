import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book } from "../../../src/book/book.js";
import { attachCalculator, type AttachedCalculator } from "../../../src/book/calculation/attachCalculator.js";
import { IronCalculator } from "../../../src/book/calculation/ironCalculator.js";
import { loadIronCalc } from "../../../src/book/calculation/ironModel.js";
import { repositoryRoot } from "../metadata/repositoryRoot.js";

let isLoaded = false;

/** Lets IronCalc keep the results of a book, as the workbench does; its WebAssembly is read from the disk once. */
export function attachIronCalc(book: Book): AttachedCalculator {
  if (!isLoaded) loadIronCalc(readFileSync(join(repositoryRoot(), "node_modules/@ironcalc/wasm/wasm_bg.wasm")));
  isLoaded = true;
  return attachCalculator(book, new IronCalculator({ timeZone: "Asia/Tokyo" }));
}
