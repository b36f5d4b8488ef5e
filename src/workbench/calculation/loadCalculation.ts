import { loadIronCalc } from "../../book/calculation/ironModel.js";

let loading: Promise<void> | undefined;

/** Fetches the calculation's program from the page's own origin, once. A failed fetch is tried again with the next book. */
export function loadCalculation(): Promise<void> {
  loading ??= fetchModule().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function fetchModule(): Promise<void> {
  const response = await fetch(new URL("@ironcalc/wasm/wasm_bg.wasm", import.meta.url));
  if (!response.ok) throw new Error(`wasm_bg.wasm: ${response.status}`);
  // Not by streaming: a plain web server may not know the media type that streaming asks for.
  loadIronCalc(await WebAssembly.compile(await response.arrayBuffer()));
}
