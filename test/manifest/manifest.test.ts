import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { COMMANDS } from "../../src/commands/associateCommands.js";

const source = readFileSync("manifest.xml", "utf8");
const { window } = new JSDOM();
const manifest = new window.DOMParser().parseFromString(source, "application/xml");
const root = manifest.documentElement;
const all = [...manifest.getElementsByTagName("*")];

/** The order of children that the published schemas give (offappmanifest 1.1, taskpaneappversionoverrides 1.0); what stands in none is unknown. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: ["Id", "AlternateId", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl", "HighResolutionIconUrl", "SupportUrl", "AppDomains", "Hosts", "Requirements", "DefaultSettings", "Permissions", "VersionOverrides"],
  VersionOverrides: ["Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo", "EquivalentAddins"],
  "VersionOverrides/Hosts/Host": ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  DesktopFormFactor: ["GetStarted", "SupportsSharedFolders", "FunctionFile", "ExtensionPoint"],
  CustomTab: ["Group", "Label", "InsertAfter", "InsertBefore"],
  Group: ["OverriddenByRibbonApi", "Label", "Icon", "Tooltip", "Control"],
  Control: ["OverriddenByRibbonApi", "Label", "ToolTip", "Supertip", "Icon", "Action", "Enabled"],
  Supertip: ["Title", "Description"],
  Action: ["TaskpaneId", "SourceLocation", "Title", "FunctionName"],
  Resources: ["Images", "Urls", "ShortStrings", "LongStrings"],
};

function keyOf(element: Element): string | undefined {
  const path = [element.localName, element.parentElement?.localName, element.parentElement?.parentElement?.localName].filter(Boolean).reverse().join("/");
  return Object.keys(ORDER).find((key) => path === key || path.endsWith(`/${key}`) || element.localName === key);
}

test("is well-formed XML of an add-in for the task pane", () => {
  expect(manifest.getElementsByTagName("parsererror")).toHaveLength(0);
  expect([root.localName, root.getAttribute("xsi:type")]).toEqual(["OfficeApp", "TaskPaneApp"]);
});

test("has its elements in the schema's order, and no unknown ones", () => {
  const wrong = all.flatMap((element) => {
    const order = ORDER[keyOf(element) ?? ""];
    if (!order) return [];
    const places = [...element.children].map((child) => order.indexOf(child.localName));
    return places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0)) ? [element.localName] : [];
  });
  expect(wrong).toEqual([]);
});

test("its texts are as short as the schema allows, in every language", () => {
  const limits: Readonly<Record<string, number>> = { DisplayName: 125, Description: 250, ShortStrings: 125, LongStrings: 250, ProviderName: 125, Images: 2048, Urls: 2048 };
  const tooLong = all.flatMap((element) => {
    const text = element.getAttribute("DefaultValue") ?? element.getAttribute("Value") ?? "";
    const owner = [element.parentElement?.parentElement, element.parentElement, element].map((each) => limits[each?.localName ?? ""]).find((limit) => limit !== undefined);
    return owner !== undefined && text.length > owner ? [text] : [];
  });
  expect(tooLong).toEqual([]);
  expect(byName("String").every((element) => element.getElementsByTagName("bt:Override")[0]?.getAttribute("Locale") === "en-US")).toBe(true);
  expect(root.getElementsByTagName("DefaultLocale")[0]?.textContent).toBe("ja-JP");
});

test("every resource is defined once, used, and its id at most 32 characters long", () => {
  const defined = byName("Resources")[0]!.querySelectorAll("[id]");
  const ids = [...defined].map((element) => element.getAttribute("id") ?? "");
  const used = all.flatMap((element) => element.getAttribute("resid") ?? []);
  expect(ids.filter((id, i) => id.length > 32 || ids.indexOf(id) !== i)).toEqual([]);
  expect([...new Set(used)].sort()).toEqual([...ids].sort());
});

test("ids of tabs, groups and controls are unique", () => {
  const ids = all.filter(({ localName }) => ["CustomTab", "Group", "Control"].includes(localName)).map((element) => element.getAttribute("id"));
  expect(new Set(ids).size).toBe(ids.length);
});

test("its icons are files of ours, as large as they are said to be, in the sizes that buttons need", () => {
  const images = byName("Image").filter((element) => element.hasAttribute("DefaultValue"));
  const sizes = new Map(images.map((element) => {
    const name = /\/icons\/([a-z]+-\d+\.png)$/.exec(element.getAttribute("DefaultValue") ?? "")?.[1] ?? "";
    const png = readFileSync(`assets/icons/${name}`);
    return [element.getAttribute("id") ?? "", [png.readUInt32BE(16), png.readUInt32BE(20)]];
  }));
  for (const icon of byName("Icon")) {
    const uses = [...icon.children].map((image) => [Number(image.getAttribute("size")), sizes.get(image.getAttribute("resid") ?? "")]);
    expect(uses).toEqual([16, 32, 64, 80].map((size) => [size, [size, size]]));
  }
  expect(["IconUrl", "HighResolutionIconUrl"].map((name) => byName(name)[0]!.getAttribute("DefaultValue")?.replace(/^.*icons/, "assets/icons")).filter((file) => !existsSync(file ?? ""))).toEqual([]);
});

test("names the functions that the program associates, all of them and no other", () => {
  expect(byName("FunctionName").map((element) => element.textContent).sort()).toEqual(Object.keys(COMMANDS).sort());
});

test("asks for what it needs and no more: documents, Excel 2021, and for the ribbon a shared page", () => {
  expect(byName("Permissions").map((element) => element.textContent)).toEqual(["ReadWriteDocument"]);
  expect(byName("Set").map((element) => [element.getAttribute("Name"), element.getAttribute("MinVersion")])).toEqual([["ExcelApi", "1.14"], ["SharedRuntime", "1.1"]]);
  expect(byName("Runtime").map((element) => [element.getAttribute("resid"), element.getAttribute("lifetime")])).toEqual([["Pane.Url", "long"]]);
  expect(byName("FunctionFile").concat(byName("SourceLocation").filter((element) => element.hasAttribute("resid"))).map((element) => element.getAttribute("resid"))).toEqual(["Pane.Url", "Pane.Url"]);
});

test("is written for a server of one's own; an address that is not https is refused", () => {
  const folder = mkdtempSync(join(tmpdir(), "kensan-manifest-"));
  try {
    const run = (base: string) => spawnSync(process.execPath, ["scripts/manifest.mjs", "--base", base, "--out", join(folder, "m.xml")], { encoding: "utf8" });
    expect(run("http://server/kensan").status).toBe(3);
    expect(existsSync(join(folder, "m.xml"))).toBe(false);
    expect(run("https://addin.city.example/kensan/").status).toBe(0);
    const written = readFileSync(join(folder, "m.xml"), "utf8");
    expect(written).not.toContain("localhost");
    expect(written).toContain('"https://addin.city.example/kensan/taskpane.html"');
    expect(written.replaceAll("https://addin.city.example/kensan", "https://localhost:3000")).toBe(source);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function byName(name: string): Element[] {
  return all.filter((element) => element.localName === name);
}
