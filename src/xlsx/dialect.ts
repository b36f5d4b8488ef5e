/**
 * The two spellings of OOXML. They differ in the addresses of namespaces and relations; a part added to a strict file must be strict too.
 */
export interface Dialect {
  /** The namespace of workbook, sheets and styles. */
  readonly main: string;
  /** The namespace of `r:id`, and what the types of relations begin with. */
  readonly relations: string;
}

export const TRANSITIONAL: Dialect = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relations: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};

export const STRICT: Dialect = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relations: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};

/** Namespace of .rels parts, the same in both. */
export const PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
export const CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/** Content type of a part, as `contentType("worksheet")`. */
export function contentType(kind: "sheet.main" | "worksheet" | "styles" | "comments"): string {
  return `${SPREADSHEET_TYPE}${kind}+xml`;
}
