import type { HostFailure } from "../../app/ports.js";
import { succeed, type Result } from "../../core/report/result.js";
import { runExcel } from "../runExcel.js";

/** The parts of the workbook with these namespaces: null where there is none. Two syncs, or one where there are none. */
export async function readXmlParts(context: Excel.RequestContext, namespaces: readonly string[]): Promise<Map<string, string | null>> {
  const found = new Map<string, string | null>(namespaces.map((namespace) => [namespace, null]));
  if (namespaces.length === 0) return found;
  const lists = namespaces.map((namespace) => ({ namespace, list: context.workbook.customXmlParts.getByNamespace(namespace).load("items/id") }));
  await context.sync();
  // Of several with one namespace the first counts, as in a file.
  const texts = lists.flatMap(({ namespace, list }) => (list.items[0] ? [{ namespace, text: list.items[0].getXml() }] : []));
  if (texts.length > 0) await context.sync();
  for (const { namespace, text } of texts) found.set(namespace, text.value);
  return found;
}

/** Makes, replaces or takes away parts; queued on top of one look at what there is. */
export async function writeXmlParts(context: Excel.RequestContext, parts: ReadonlyMap<string, string | null>): Promise<void> {
  if (parts.size === 0) return;
  const { customXmlParts } = context.workbook;
  const lists = [...parts].map(([namespace, xml]) => ({ xml, list: customXmlParts.getByNamespace(namespace).load("items/id") }));
  await context.sync();
  for (const { xml, list } of lists) {
    const [first] = list.items;
    if (xml === null) list.items.forEach((part) => part.delete());
    else if (first) first.setXml(xml);
    else customXmlParts.add(xml);
  }
  await context.sync();
}

export async function readCustomXml(namespace: string): Promise<Result<string | null, HostFailure>> {
  return runExcel<string | null, HostFailure>(async (context) => succeed((await readXmlParts(context, [namespace])).get(namespace) ?? null));
}
