import { unzipSync, zipSync } from "fflate";

const NUMBERS = ["", "-1", "0", "1", "255", "65536", "1048576", "1048577", "16385", "4294967295", "99999999999999999999", "1e308", "NaN", "x", "A1", "XFD1048576", "A1:XFD1048576", "rId1", "甲"];
const SNIPPETS = [
  '<!DOCTYPE a [<!ENTITY b "c">]>', "<!-- -->", "<![CDATA[<c>]]>", "&b;", "&#0;", "&#xD800;", "_xD800_", "\u0001", "<c/>", "<row/>", "<row r=\"1048576\">", "</row>", "</sheetData>", "<sheetData>",
  '<c r="XFD1048576"><v>1</v></c>', '<c t="s"><v>9999999</v></c>', '<c t="d"><v>9999-99-99</v></c>', '<c><f t="shared" si="0">A1+XFD1048576</f></c>', '<c><f t="shared" si="0"/></c>',
  `<c><f>${"'".repeat(2000)}</f></c>`, `<c><f>${"(".repeat(3000)}</f></c>`, '<mergeCell ref="A1:XFD1048576"/>', '<col min="1" max="16384" hidden="1"/>', '<definedName name="x" localSheetId="99">#REF!</definedName>',
  '<sheet name="表" sheetId="1" r:id="rId1"/>', "<si><t>甲</t></si>", "<xf/>", '<brk id="1"/>', "<extLst/>", 'xmlns="u"', 't="shared"', 't="array" ref="A1:B9"', 'hidden="1"', "\ufeff", "\u0000",
];

/** Bytes of a file, changed here and there without regard to what they mean. */
export function mutateBytes(bytes, random) {
  let copy = bytes.slice();
  for (let times = 1 + random.below(6); times > 0; times--) {
    const at = random.below(copy.length || 1);
    const kind = random.below(6);
    if (kind === 0) copy[at] = random.below(256);
    else if (kind === 1) copy[at] ^= 1 << random.below(8);
    else if (kind === 2) copy = copy.subarray(0, at);
    else if (kind === 3) copy.set(copy.subarray(random.below(copy.length), random.below(copy.length)).subarray(0, copy.length - at), at);
    else if (kind === 4) copy = new Uint8Array(Buffer.concat([copy.subarray(0, at), copy.subarray(at + random.below(40))]));
    else for (let i = 0; i < 4; i++) copy[at + i] = random.pick([0, 255, 127, 128]);
  }
  return copy;
}

/** The last kilobytes of a zip say where everything is: changes there go past the checksums. */
export function mutateDirectory(bytes, random) {
  const copy = bytes.slice();
  const from = Math.max(0, copy.length - 1500);
  for (let times = 1 + random.below(4); times > 0; times--) copy[from + random.below(copy.length - from)] = random.pick([0, 1, 2, 8, 127, 128, 255, random.below(256)]);
  return copy;
}

/** One or a few parts changed, and the package zipped again as a sound zip. */
export function mutateParts(bytes, random) {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  for (let times = 1 + random.below(2); times > 0; times--) {
    const name = random.pick(names);
    if (random.chance(0.04)) delete parts[name];
    else if (random.chance(0.04)) parts[name] = parts[random.pick(names)] ?? new Uint8Array(0);
    else if (parts[name]) parts[name] = random.chance(0.2) ? mutateBytes(parts[name], random) : mutateXml(parts[name], random);
  }
  return zipSync(parts, { level: 1 });
}

function mutateXml(bytes, random) {
  let xml = new TextDecoder().decode(bytes);
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(xml.length + 1);
    const kind = random.below(7);
    if (kind === 0) xml = xml.slice(0, at) + random.pick(SNIPPETS) + xml.slice(at);
    else if (kind === 1) xml = replaceOne(xml, /"[^"]*"/g, () => `"${random.pick(NUMBERS)}"`, random);
    else if (kind === 2) xml = replaceOne(xml, />[^<]+</g, () => `>${random.pick([...NUMBERS, ...SNIPPETS])}<`, random);
    else if (kind === 3) xml = replaceOne(xml, /<[^>]*>/g, () => "", random);
    else if (kind === 4) xml = replaceOne(xml, /<[^>]*>/g, (tag) => tag + tag, random);
    else if (kind === 5) xml = replaceOne(xml, /<[^>]*>/g, () => random.pick(SNIPPETS), random);
    else xml = replaceOne(xml, /<([\w:]+)[^>]*\/>|<([\w:]+)[^>]*>[^<]*<\/\2>/g, (element) => element.repeat(1 + random.below(random.chance(0.1) ? 20_000 : 20)), random);
  }
  return new TextEncoder().encode(xml);
}

function replaceOne(xml, pattern, make, random) {
  const matches = [...xml.matchAll(pattern)];
  if (matches.length === 0) return xml;
  const match = random.pick(matches);
  return xml.slice(0, match.index) + make(match[0]) + xml.slice(match.index + match[0].length);
}
