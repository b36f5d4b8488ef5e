import { HostObject } from "../../wire/hostObject.js";
import type { PageLayoutObject } from "./pageLayout.js";

type Part = "left" | "center" | "right";
const MARKS: Readonly<Record<Part, string>> = { left: "L", center: "C", right: "R" };

/** The texts above and below the pages. Those of all pages lie in the book; others last as long as the session. */
export class HeaderFooterGroupObject extends HostObject {
  readonly className = "HeaderFooterGroup";

  constructor(private readonly layout: PageLayoutObject) {
    super();
  }

  get State(): unknown { return this.layout.session.pageDetails.get(this.layout.sheet, "headerState") ?? "Default"; }
  set State(state: unknown) { this.layout.session.pageDetails.set(this.layout.sheet, "headerState", state); }
  get UseSheetMargins(): unknown { return this.layout.session.pageDetails.get(this.layout.sheet, "headerMargins") ?? true; }
  set UseSheetMargins(uses: unknown) { this.layout.session.pageDetails.set(this.layout.sheet, "headerMargins", uses); }
  get UseSheetScale(): unknown { return this.layout.session.pageDetails.get(this.layout.sheet, "headerScale") ?? true; }
  set UseSheetScale(uses: unknown) { this.layout.session.pageDetails.set(this.layout.sheet, "headerScale", uses); }
  get DefaultForAllPages(): HeaderFooterObject { return new HeaderFooterObject(this.layout, "default"); }
  get OddPages(): HeaderFooterObject { return new HeaderFooterObject(this.layout, "default"); }
  get EvenPages(): HeaderFooterObject { return new HeaderFooterObject(this.layout, "even"); }
  get FirstPage(): HeaderFooterObject { return new HeaderFooterObject(this.layout, "first"); }
}

class HeaderFooterObject extends HostObject {
  readonly className = "HeaderFooter";

  constructor(private readonly layout: PageLayoutObject, private readonly pages: "default" | "even" | "first") {
    super();
  }

  get LeftHeader(): string { return this.read("Header", "left"); }
  set LeftHeader(text: string) { this.write("Header", "left", text); }
  get CenterHeader(): string { return this.read("Header", "center"); }
  set CenterHeader(text: string) { this.write("Header", "center", text); }
  get RightHeader(): string { return this.read("Header", "right"); }
  set RightHeader(text: string) { this.write("Header", "right", text); }
  get LeftFooter(): string { return this.read("Footer", "left"); }
  set LeftFooter(text: string) { this.write("Footer", "left", text); }
  get CenterFooter(): string { return this.read("Footer", "center"); }
  set CenterFooter(text: string) { this.write("Footer", "center", text); }
  get RightFooter(): string { return this.read("Footer", "right"); }
  set RightFooter(text: string) { this.write("Footer", "right", text); }

  private whole(kind: "Header" | "Footer"): string {
    if (this.pages === "default") return kind === "Header" ? this.layout.page.oddHeader : this.layout.page.oddFooter;
    const kept = this.layout.session.pageDetails.get(this.layout.sheet, `${this.pages}${kind}`);
    return typeof kept === "string" ? kept : "";
  }

  private read(kind: "Header" | "Footer", part: Part): string {
    return parts(this.whole(kind))[part];
  }

  private write(kind: "Header" | "Footer", part: Part, text: string): void {
    const all = { ...parts(this.whole(kind)), [part]: text };
    const whole = (["left", "center", "right"] as const).map((one) => (all[one] === "" ? "" : `&${MARKS[one]}${all[one]}`)).join("");
    if (this.pages === "default") this.layout.change(kind === "Header" ? { oddHeader: whole } : { oddFooter: whole });
    else this.layout.session.pageDetails.set(this.layout.sheet, `${this.pages}${kind}`, whole);
  }
}

/** "&L左&C中&R右" → its three parts; a text without marks stands in the middle. */
function parts(whole: string): Record<Part, string> {
  const found: Record<Part, string> = { left: "", center: "", right: "" };
  let part: Part = "center";
  for (const [, mark, text = ""] of whole.matchAll(/(?:&([LCR]))?((?:(?!&[LCR])[\s\S])*)/g)) {
    if (mark !== undefined) part = mark === "L" ? "left" : mark === "C" ? "center" : "right";
    found[part] += text;
  }
  return found;
}
