import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { layLines } from "./pdf/layLines.js";
import { loadPdfjs } from "./pdf/loadPdfjs.js";
import { placeText, type PlacedText } from "./pdf/placedText.js";

export interface PdfPage {
  /** In points, as the page is looked at. */
  readonly width: number;
  readonly height: number;
  /** From the top left corner; what a file draws twice for bold stands here once. */
  readonly items: readonly PlacedText[];
}

export interface PdfText {
  /** Lines as they lie on the page, blanks for the gaps between columns, a form feed between pages. */
  readonly text: string;
  readonly pages: readonly PdfPage[];
}

/** What a PDF takes for granted instead of bringing it along: maps of character codes, such as `90ms-RKSJ-H.bcmap`. */
export type ReadPdfResource = (fileName: string) => Promise<Uint8Array | undefined>;

/** A plan has a hundred pages; beyond this it is a collection, and the text of it would be of no use as one. */
const MAX_PAGES = 2000;
const MAX_ITEMS = 2_000_000;

/**
 * The text of a PDF that holds text. One that holds pictures of pages gives `empty`; one behind a password, `encrypted`.
 * `readResource` reads pdfjs-dist's cmaps: without it, text in fonts that are not embedded (common in files of Japanese
 * word processors) is missing.
 * @example (await readPdfText(bytes)).value.text → "実践項目数計    70    25    95\n…"
 */
export async function readPdfText(bytes: Uint8Array, readResource?: ReadPdfResource): Promise<Result<PdfText, ReadFailure>> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    data: bytes.slice(), // pdfjs takes the bytes over
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 0,
    cMapUrl: "cmaps/",
    standardFontDataUrl: "fonts/",
    BinaryDataFactory: resourceFactory(readResource),
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) return fail({ code: "too-large", detail: `${document.numPages} pages` });
    const pages: PdfPage[] = [];
    let itemCount = 0;
    for (let pageNumber = 1; pageNumber <= document.numPages; pageNumber++) {
      const page = await document.getPage(pageNumber);
      const { transform, width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent({ disableNormalization: true });
      page.cleanup();
      const placed = placeText(items.flatMap((item) => ("str" in item ? [item] : [])), transform);
      itemCount += placed.length;
      if (itemCount > MAX_ITEMS) return fail({ code: "too-large", detail: `page ${pageNumber}` });
      pages.push({ width, height, items: placed });
    }
    if (itemCount === 0) return fail({ code: "empty" });
    return succeed({ text: pages.map((page) => layLines(page.items).join("\n")).join("\n\f"), pages });
  } catch (cause) {
    return fail(classifyFailure(cause)); // pdfjs throws for whatever is wrong with a file
  } finally {
    await task.destroy();
  }
}

function classifyFailure(cause: unknown): ReadFailure {
  const name = cause instanceof Error ? cause.name : "";
  return { code: name === "PasswordException" ? "encrypted" : "damaged", detail: "pdf" };
}

/** pdfjs wants a class that it makes itself. */
function resourceFactory(readResource: ReadPdfResource | undefined) {
  return class {
    async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
      const found = await readResource?.(filename);
      if (!found) throw new Error(`${filename} is not at hand`); // pdfjs goes on without it
      return found;
    }
  };
}
