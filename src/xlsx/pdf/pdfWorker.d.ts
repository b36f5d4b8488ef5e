/** pdfjs-dist types its library and not its worker, of which only the hook is needed. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: unknown;
}
