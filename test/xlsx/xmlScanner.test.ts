import fc from "fast-check";
import { CLOSE, END, OPEN, XmlScanner } from "../../src/xlsx/xmlScanner.js";

const utf8 = (text: string) => new TextEncoder().encode(text);

/** What the scanner tells of a part, one word an event; `!` at its end where it found damage. */
function scan(xml: string | Uint8Array): string {
  const scanner = new XmlScanner(typeof xml === "string" ? utf8(xml) : xml);
  const words: string[] = [];
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === OPEN) words.push(`<${scanner.name}`);
    else if (event === CLOSE) words.push(`${scanner.name}>`);
    else words.push(JSON.stringify(scanner.text()));
  }
  return words.join(" ") + (scanner.isDamaged ? "!" : "");
}

test.each([
  ["<a/>", "<a a>"],
  ['<?xml version="1.0"?>\n<!-- <b> --><x:a xmlns:x="u">甲<b x="1" />乙</x:a>\n', '<a "甲" <b b> "乙" a>'],
  ["<a>1\r\n2\r3</a>", '<a "1\\n2\\n3" a>'],
  ["<a><![CDATA[<&]]></a>", '<a "<&" a>'],
  ["<a>&#x1F600;&amp;</a>", '<a "😀&" a>'],
  ["\ufeff<a></a>", "<a a>"],
] as const)("%j", (xml, expected) => {
  expect(scan(xml)).toBe(expected);
});

test.each([
  "", "甲", "<a>", "<a></b>", "<a/><b/>", "<a/>甲", "<a", "<a b></a>", "<a b=1/>", '<a b="<"/>', '<a b="1"c="2"/>', "</a>", "<a><!-- </a>", "<a><![CDATA[</a>",
  "<!DOCTYPE a><a/>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a>&b;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#1114112;</a>", "<a>&amp</a>", "<a>\u0002</a>", "< a/>",
])("%j is damage", (xml) => {
  expect(scan(xml).endsWith("!")).toBe(true);
});

test.each([[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe3, 0x81], [0xff], [0xe0, 0x80, 0x80], [0x80]])("bytes %p are no UTF-8", (...bytes) => {
  expect(scan(Uint8Array.of(0x3c, 0x61, 0x3e, ...bytes, 0x3c, 0x2f, 0x61, 0x3e)).endsWith("!")).toBe(true);
});

test("attributes by their names, prefixed ones by any prefix", () => {
  const scanner = new XmlScanner(utf8('<c r:id="rId1" id = \'9\' r="A&amp;B" n="12" m="1x" h="true"/>'));
  scanner.next();
  expect([scanner.attribute("id"), scanner.prefixedAttribute("id"), scanner.attribute("r"), scanner.intAttribute("n"), scanner.intAttribute("m"), scanner.flagAttribute("h"), scanner.attribute("none")])
    .toEqual(["9", "rId1", "A&B", 12, NaN, true, undefined]);
});

test("the text of an element is its own, not that of what is inside", () => {
  const scanner = new XmlScanner(utf8("<a>1<b>2</b>3</a>"));
  scanner.next();
  expect([scanner.readText(), scanner.name, scanner.next(), scanner.isDamaged]).toEqual(["13", "a", END, false]);
});

test("whatever text is written is read", () => {
  const text = fc.string({ unit: "binary" }).filter((s) => !/[\u0000-\u0008\u000b-\u001f]/.test(s) && !/[\ud800-\udfff]/u.test(s));
  fc.assert(fc.property(text, (value) => {
    const escaped = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const scanner = new XmlScanner(utf8(`<a b="${escaped.replaceAll('"', "&quot;")}">${escaped}</a>`));
    scanner.next();
    expect([scanner.attribute("b"), scanner.readText()]).toEqual([value, value]);
  }));
});

test("no bytes make it throw or go on for ever", () => {
  const bytes = fc.array(fc.constantFrom(..."<>/=\"'!?&;-[]aCDT \n甲"), { maxLength: 60 }).map((characters) => utf8(characters.join("")));
  fc.assert(fc.property(bytes, (xml) => {
    expect(typeof scan(xml)).toBe("string");
  }), { numRuns: 3000 });
});
