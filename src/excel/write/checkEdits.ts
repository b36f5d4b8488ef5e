import type { EditContent, WorkbookEdit, WriteFailure } from "../../app/ports.js";
import { MAX_COLUMNS, MAX_ROWS, type CellAddress } from "../../core/grid/address.js";
import { isSheetName } from "../../core/grid/sheetName.js";

const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8192;
/** A letter, `_` or `\` first, then letters, digits, `_ . \ ?`; no address. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]{0,254}$/u;
const ADDRESS = /^(?:[A-Za-z]{1,3}[1-9]\d*|[rR]\d*[cC]\d*|[rRcC])$/;

/** What no workbook can hold is refused before Excel is asked anything, and alike by every port. */
export function findInvalidEdit(edits: readonly WorkbookEdit[]): WriteFailure | undefined {
  for (const edit of edits) {
    const detail = whyInvalid(edit);
    if (detail !== undefined) return { code: "invalid-edit", detail };
  }
  return undefined;
}

function whyInvalid(edit: WorkbookEdit): string | undefined {
  switch (edit.kind) {
    case "set-cell": return whyNoAddress(edit.at) ?? whyNoContent(edit.content);
    case "set-fill": return whyNoAddress(edit.at) ?? (/^[0-9A-Fa-f]{6}$/.test(edit.color) ? undefined : edit.color);
    case "add-note": return whyNoAddress(edit.at) ?? (edit.text.length > LONGEST_TEXT ? `${String(edit.text.length)} characters` : undefined);
    case "add-sheet": return isSheetName(edit.plan.name) ? undefined : edit.plan.name;
    case "define-name": return NAME.test(edit.name) && !ADDRESS.test(edit.name) && edit.refersTo !== "" ? undefined : edit.name;
    case "set-custom-xml": return edit.xml === null || rootNamespace(edit.xml) === edit.namespace ? undefined : edit.namespace;
    case "insert-lines":
    case "delete-lines": {
      const limit = edit.axis === "row" ? MAX_ROWS : MAX_COLUMNS;
      const isInside = Number.isInteger(edit.at) && Number.isInteger(edit.count) && edit.at >= 0 && edit.count > 0 && edit.at + edit.count <= limit;
      return isInside ? undefined : `${String(edit.at)}, ${String(edit.count)}`;
    }
    case "remove-own-sheet":
    case "clear-marks": return undefined;
  }
}

function whyNoAddress({ rowIndex, columnIndex }: CellAddress): string | undefined {
  const isInside = Number.isInteger(rowIndex) && Number.isInteger(columnIndex) && rowIndex >= 0 && columnIndex >= 0 && rowIndex < MAX_ROWS && columnIndex < MAX_COLUMNS;
  return isInside ? undefined : `${String(rowIndex)}, ${String(columnIndex)}`;
}

function whyNoContent(content: EditContent): string | undefined {
  if (content.kind === "number" && !Number.isFinite(content.value)) return String(content.value);
  if (content.kind === "text" && content.text.length > LONGEST_TEXT) return `${String(content.text.length)} characters`;
  if (content.kind === "formula" && (content.formula === "" || content.formula.length > LONGEST_FORMULA)) return content.formula.slice(0, 40);
  return undefined;
}

/** The namespace of a document's root, found without a parser: Excel itself refuses what is not well-formed. Undefined where there is no root. */
function rootNamespace(xml: string): string | undefined {
  const body = xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, "");
  const [, prefix, attributes = ""] = /^\s*<(?:([\w.-]+):)?[\w.-]+((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/.exec(body) ?? [];
  const name = prefix === undefined ? "xmlns" : `xmlns:${prefix}`;
  return [...attributes.matchAll(/([\w:.-]+)\s*=\s*["']([^"']*)["']/g)].find((attribute) => attribute[1] === name)?.[2];
}
