/** Bundlers see this expression and make the worker a file of its own, of the page's own origin. */
export function startCalculationWorker(): Worker {
  return new Worker(new URL("./calculationWorker.js", import.meta.url), { name: "kensan-calculation" });
}
