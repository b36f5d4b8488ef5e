import { Splices } from "../xml/splices.js";
import { parseXml, prefixOf } from "../xml/xmlSource.js";
import { withPrefix } from "../xml/xmlEscape.js";
import type { PackageEditor } from "./packageEditor.js";

/** Adds an element, written without a prefix, as the last child of a part's root. */
export function appendChild(editor: PackageEditor, part: string, xml: string): void {
  const source = editor.text(part);
  const root = parseXml(source);
  const child = withPrefix(xml, prefixOf(root.name));
  const splices = new Splices(source);
  if (root.closeStart === root.end) {
    splices.replace(root.end - 2, root.end, `>${child}</${root.name}>`);
  } else splices.insert(root.closeStart, child);
  editor.setText(part, splices.apply());
}
