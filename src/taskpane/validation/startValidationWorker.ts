/** Bundlers see this expression and make the worker a file of its own, of the page's own origin. */
export function startValidationWorker(): Worker {
  return new Worker(new URL("./validationWorker.js", import.meta.url), { name: "kensan-validation" });
}
