/**
 * `npm run host:coverage [CLASS…]`: how many members of each class of Excel the emulated host answers; for the classes that are named,
 * also which ones it lacks. Members above ExcelApi 1.15 are not in the shipped office.js and do not count.
 */
import "./sourceHooks.mjs";

const { hostCoverage } = await import("../test/host/hostCoverage.js");

const named = new Set(process.argv.slice(2));
let have = 0;
let total = 0;
for (const { className, implemented, missing } of await hostCoverage()) {
  have += implemented.length;
  total += implemented.length + missing.length;
  console.log(`${className.padEnd(36)}${String(implemented.length).padStart(4)} / ${implemented.length + missing.length}`);
  if (named.has(className)) console.log(`    lacks ${missing.join(", ") || "nothing"}`);
}
console.log(`\n${have} of ${total} members of the classes that the host has; all others throw NotImplemented and say which.`);
