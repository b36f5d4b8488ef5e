import type * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";

type Pdfjs = typeof pdfjs;

let loading: Promise<Pdfjs> | undefined;

/** pdfjs, loaded when the first PDF comes, without worker files, network or canvas. */
export function loadPdfjs(): Promise<Pdfjs> {
  return (loading ??= load());
}

async function load(): Promise<Pdfjs> {
  // Where pdfjs finds its worker's code here it runs it in place; otherwise it looks for a file beside the bundle.
  const worker = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
  const scope = globalThis as unknown as Record<string, unknown>; // the hook is pdfjs's own and not in its types
  scope["pdfjsWorker"] ??= worker;
  // Drawing is not our business, yet the module makes a matrix of the browser's as it loads.
  scope["DOMMatrix"] ??= Object;
  return quietly(() => import("pdfjs-dist/legacy/build/pdf.mjs"));
}

/* eslint-disable no-console -- On Node pdfjs warns on loading that it cannot draw; nobody who imports a plan has use for that. */
async function quietly<T>(action: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await action();
  } finally {
    console.warn = warn;
  }
}
