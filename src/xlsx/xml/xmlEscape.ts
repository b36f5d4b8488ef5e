/**
 * Text as an XML part of a workbook may hold it.
 */

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** What XML 1.0 has no way to write, and what it would change: a carriage return comes back as a line feed. */
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;" };

/**
 * A cell's text (ST_Xstring): control characters become `_xHHHH_`, and text that looks so already is kept apart by `_x005F_`.
 * @example cellText("a\u0001<_x0041_") === "a_x0001_&lt;_x005F_x0041_"
 */
export function cellText(text: string): string {
  return escapeText(
    text
      .replace(LOOKS_ESCAPED, "_x005F_")
      .replace(UNWRITABLE, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`),
  );
}

/** Text of an element; lone surrogates become U+FFFD, for no encoding holds them. */
export function escapeText(text: string): string {
  return text.replace(LONE_SURROGATE, "\ufffd").replace(/[&<>]/g, (c) => ENTITIES[c] ?? c);
}

/** Text of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return text
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(UNWRITABLE, (c) => (c === "\r" ? c : "\ufffd"))
    .replace(/[&<>"'\n\t\r]/g, (c) => ENTITIES[c] ?? c);
}

/** Entities resolved: the five of XML and numbered ones. Others cannot occur, for a DOCTYPE is refused. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9A-Fa-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The `xml:space` that keeps blanks and line breaks at the ends; Excel trims them without it. */
export function spaceAttribute(text: string): string {
  return /^\s|\s$|\n|\s\s/.test(text) ? ' xml:space="preserve"' : "";
}

/** Elements written without a prefix, given the one that the part's root uses (`x:`). */
export function withPrefix(xml: string, prefix: string): string {
  return prefix === "" ? xml : xml.replace(/<(\/?)([A-Za-z])/g, `<$1${prefix}$2`);
}
