import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { IronCalculator } from "../../src/book/calculation/ironCalculator.js";
import { loadIronCalc } from "../../src/book/calculation/ironModel.js";

/** A calculator as the workbench has it, its WebAssembly read from the disk. */
export function ironCalculator(): IronCalculator {
  loadIronCalc(readFileSync(resolve("node_modules/@ironcalc/wasm/wasm_bg.wasm")));
  return new IronCalculator({ timeZone: "UTC" });
}
