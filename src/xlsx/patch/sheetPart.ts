import { childOf, parseXml, prefixOf, type XmlElement } from "../xml/xmlSource.js";
import type { PackageEditor } from "./packageEditor.js";

/** A worksheet's part. Its cells are not read until one of them is asked for. */
export class SheetPart {
  private parsed: { readonly source: string; readonly root: XmlElement } | undefined;

  constructor(
    readonly editor: PackageEditor,
    readonly part: string,
  ) {}

  get source(): string {
    return this.editor.text(this.part);
  }

  get root(): XmlElement {
    const { source } = this;
    if (this.parsed?.source !== source) this.parsed = { source, root: parseXml(source, ["sheetData"]) };
    return this.parsed.root;
  }

  get prefix(): string {
    return prefixOf(this.root.name);
  }

  child(local: string): XmlElement | undefined {
    return childOf(this.root, local);
  }

  flush(): void {}
}
