import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { OoxmlPackage } from "./package.js";
import { END, OPEN, XmlScanner } from "./xmlScanner.js";

export interface Relationship {
  readonly id: string;
  /** The last segment of the type, which strict and transitional files share: `worksheet`, `styles`, `table`. */
  readonly kind: string;
  readonly type: string;
  /** The part it leads to; for an external one, the address as written. */
  readonly target: string;
  readonly isExternal: boolean;
}

/**
 * The relationships of a part, or of the package itself for `""`. A part without any gives an empty list.
 * @example readRelationships(pkg, "xl/workbook.xml") → [{ id: "rId1", kind: "worksheet", target: "xl/worksheets/sheet1.xml", … }]
 */
export function readRelationships(pkg: OoxmlPackage, partName: string): Result<readonly Relationship[], ReadFailure> {
  const relsName = relationshipsPartName(partName);
  if (!pkg.has(relsName)) return succeed([]);
  const read = pkg.read(relsName);
  if (!read.ok) return read;
  const scanner = new XmlScanner(read.value);
  const found: Relationship[] = [];
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event !== OPEN || scanner.name !== "Relationship") continue;
    const type = scanner.attribute("Type") ?? "";
    const target = scanner.attribute("Target") ?? "";
    const isExternal = scanner.attribute("TargetMode") === "External";
    found.push({
      id: scanner.attribute("Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      type,
      target: isExternal ? target : resolveTarget(partName, target),
      isExternal,
    });
  }
  return scanner.isDamaged ? fail({ code: "damaged", detail: relsName }) : succeed(found);
}

/** "xl/workbook.xml" → "xl/_rels/workbook.xml.rels"; "" → "_rels/.rels". */
export function relationshipsPartName(partName: string): string {
  const slash = partName.lastIndexOf("/") + 1;
  return `${partName.slice(0, slash)}_rels/${partName.slice(slash)}.rels`;
}

/** A target is relative to the folder of its source, or absolute with a leading `/`. It cannot climb above the root. */
export function resolveTarget(partName: string, target: string): string {
  const base = target.startsWith("/") ? [] : partName.split("/").slice(0, -1);
  for (const segment of target.split("/")) {
    if (segment === "..") base.pop();
    else if (segment !== "" && segment !== ".") base.push(segment);
  }
  return base.join("/");
}
