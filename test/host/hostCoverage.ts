import { hasMember } from "./wire/dispatch.js";
import { HostCollection, HostObject } from "./wire/hostObject.js";
import { hostMetadata } from "./metadata/hostMetadata.js";
import { openHost } from "./openHost.js";
import type { RangeAnchor } from "./session/rangeAnchor.js";

export interface ClassCoverage {
  readonly className: string;
  /** As programs write them. */
  readonly implemented: readonly string[];
  readonly missing: readonly string[];
}

/** Which members of each class the host has. It makes one object of each kind and asks it; classes that it never gives out are not listed. */
export async function hostCoverage(): Promise<ClassCoverage[]> {
  const found = new Map<string, HostObject>();
  for (const object of await exampleObjects()) visit(object, found);
  return [...found].map(([className, object]) => coverageOf(className, object)).sort((a, b) => a.className.localeCompare(b.className, "en"));
}

function coverageOf(className: string, object: HostObject): ClassCoverage {
  const description = hostMetadata().classes.get(className);
  const implemented: string[] = [];
  const missing: string[] = [];
  const members = [...(description?.scalars ?? []), ...(description?.navigations ?? []), ...(description?.methods ?? [])];
  for (const [wire, { name }] of members) {
    if (wire.startsWith("_")) continue; // of the library itself
    const has = wire === "" ? object instanceof HostCollection : hasMember(object, wire);
    (has ? implemented : missing).push(name);
  }
  return { className, implemented, missing };
}

function visit(object: HostObject, found: Map<string, HostObject>): void {
  if (found.has(object.className)) return;
  found.set(object.className, object);
  for (const [wire] of hostMetadata().classes.get(object.className)?.navigations ?? []) {
    if (!hasMember(object, wire)) continue;
    const next = attempt(() => Reflect.get(object, wire) as unknown);
    if (next instanceof HostObject) visit(next, found);
  }
  if (object instanceof HostCollection) for (const item of attempt(() => object.items()) ?? []) visit(item, found);
}

/** A sheet with one of everything. */
async function exampleObjects(): Promise<HostObject[]> {
  const { host } = await openHost({ calculates: false });
  const { session } = host;
  const sheet = session.book.activeSheet;
  const range = session.range(sheet, { top: 0, left: 0, bottom: 3, right: 2 }) as RangeAnchor & Record<string, (...args: unknown[]) => HostObject>; // called by their wire names
  const worksheet = session.maker.worksheet(session, sheet) as HostObject & Record<string, Record<string, (...args: unknown[]) => HostObject>>;
  session.book.step(() => sheet.setFormula(5, 0, "A1"));
  worksheet.Tables?.Add?.(range, true);
  const comment = worksheet.Comments?.Add?.(session.range(sheet, { top: 9, left: 9, bottom: 9, right: 9 }), "x") as (HostObject & { Replies: { Add(text: string): HostObject } }) | undefined;
  comment?.Replies.Add("y");
  worksheet.CustomProperties?.Add?.("k", "v");
  worksheet.HorizontalPageBreaks?.Add?.("A5");
  const formats = (range as unknown as { ConditionalFormats: { Add(type: string): HostObject } }).ConditionalFormats;
  const conditional = ["Custom", "CellValue", "ContainsText", "TopBottom", "PresetCriteria", "DataBar", "ColorScale", "IconSet"].map((type) => formats.Add(type) as HostObject & Record<string, HostObject>);
  const inner = conditional.flatMap((format, i) => format[["Custom", "CellValue", "TextComparison", "TopBottom", "Preset", "DataBar", "ColorScale", "IconSet"][i] ?? ""] ?? []);
  const root = session.root as HostObject & Record<string, Record<string, (...args: unknown[]) => HostObject>>;
  root.Names?.Add?.("n", range);
  root.Settings?.Add?.("k", 1);
  root.CustomXmlParts?.Add?.("<a xmlns=\"urn:a\"/>");
  (root.Properties?.Custom as unknown as { Add(key: string, value: unknown): void } | undefined)?.Add("k", 1);
  const areas = session.maker.rangeAreas(session, sheet, [range.area]);
  const more = [
    range.GetVisibleView?.(), root.CustomXmlParts?.GetByNamespace?.("urn:a"), range.GetTables?.(), range.RemoveDuplicates?.([0], true),
    (session.range(sheet, { top: 5, left: 0, bottom: 5, right: 0 }) as RangeAnchor & { GetDirectPrecedents?(): HostObject }).GetDirectPrecedents?.(),
  ];
  return [session.root, worksheet, range, areas, ...inner, ...more.filter((one): one is HostObject => one instanceof HostObject)];
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // an object of this kind does not have that part
  }
}
