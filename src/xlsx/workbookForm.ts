import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { OoxmlPackage } from "./package.js";
import { readRelationships } from "./relationships.js";
import { END, OPEN, XmlScanner } from "./xmlScanner.js";

export interface WorkbookLocation {
  readonly partName: string;
  /** Told by the content type, whatever the file is called; templates count with their workbooks. */
  readonly form: "xlsx" | "xlsm";
}

const CONTENT_TYPES = "[Content_Types].xml";

/**
 * Where the workbook part of a package lies, and of which form it is. A package of another kind fails by what it is:
 * `unsupported` for .xlsb and OpenDocument, `not-a-workbook` for Word, PowerPoint and any other zip.
 * @example findWorkbookPart(pkg) → { ok: true, value: { partName: "xl/workbook.xml", form: "xlsx" } }
 */
export function findWorkbookPart(pkg: OoxmlPackage): Result<WorkbookLocation, ReadFailure> {
  if (!pkg.has(CONTENT_TYPES)) {
    return fail(pkg.has("content.xml") && pkg.has("mimetype") ? { code: "unsupported", detail: "ods" } : { code: "not-a-workbook" });
  }
  const relationships = readRelationships(pkg, "");
  if (!relationships.ok) return relationships;
  const partName = relationships.value.find((r) => r.kind === "officeDocument" && !r.isExternal)?.target;
  if (partName === undefined) return fail({ code: "damaged", detail: "_rels/.rels" });

  const contentType = readContentType(pkg, partName);
  if (!contentType.ok) return contentType;
  const type = contentType.value;
  if (type.includes("ms-excel.sheet.binary")) return fail({ code: "unsupported", detail: "xlsb" });
  if (/ms-excel\.\w+\.macroEnabled/i.test(type)) return succeed({ partName, form: "xlsm" });
  return /spreadsheetml/i.test(type) ? succeed({ partName, form: "xlsx" }) : fail({ code: "not-a-workbook" });
}

/** A part's own entry counts before the one for its ending. */
function readContentType(pkg: OoxmlPackage, partName: string): Result<string, ReadFailure> {
  const read = pkg.read(CONTENT_TYPES);
  if (!read.ok) return read;
  const scanner = new XmlScanner(read.value);
  const ending = partName.slice(partName.lastIndexOf(".") + 1).toLowerCase();
  let byEnding = "";
  let own: string | undefined;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event !== OPEN) continue;
    const type = scanner.attribute("ContentType") ?? "";
    if (scanner.name === "Override" && scanner.attribute("PartName")?.toLowerCase() === `/${partName.toLowerCase()}`) own = type;
    else if (scanner.name === "Default" && scanner.attribute("Extension")?.toLowerCase() === ending) byEnding = type;
  }
  return scanner.isDamaged ? fail({ code: "damaged", detail: CONTENT_TYPES }) : succeed(own ?? byEnding);
}
