const AMPERSAND = 0x26;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const NAMED_ENTITIES: ReadonlyMap<string, number> = new Map([["lt", 0x3c], ["gt", 0x3e], ["amp", 0x26], ["quot", 0x22], ["apos", 0x27]]);
/** The longest reference that is worth reading, `&#x10FFFF;`, with room for leading zeros. */
const MAX_ENTITY_LENGTH = 16;
/** How many code units `fromCharCode` takes at once without straining the call stack. */
const APPLY_LIMIT = 4096;

/** A cell holds 32,767 characters at most; a text far beyond that is there to fill the memory. */
const MAX_BYTES = 4_000_000;

let scratch = new Uint16Array(1024);

/**
 * UTF-8 bytes of XML as text: references resolved, line ends made `\n`. One pass, because a sheet has a million short texts
 * and TextDecoder costs more to call than they take. Undefined where the bytes are no UTF-8, exceed 4 MB, or hold a character or an
 * entity that XML does not know; entities that a document declares for itself are never resolved.
 * @example decodeXmlText(utf8("甲&amp;乙"), 0, 11, false) === "甲&乙"
 */
export function decodeXmlText(bytes: Uint8Array, start: number, end: number, isRaw: boolean): string | undefined {
  if (end - start > MAX_BYTES) return undefined;
  if (scratch.length < end - start) scratch = new Uint16Array(2 * (end - start));
  const units = scratch;
  let length = 0;
  for (let i = start; i < end; ) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      const code = i + size <= end ? decodeSequence(bytes, i, size) : -1;
      if (code < 0) return undefined;
      length = put(units, length, code);
      i += size;
    } else if (byte === AMPERSAND && !isRaw) {
      const close = bytes.subarray(i, Math.min(end, i + MAX_ENTITY_LENGTH)).indexOf(0x3b);
      const code = close > 0 ? resolveReference(bytes, i + 1, i + close) : -1;
      if (code < 0) return undefined;
      length = put(units, length, code);
      i += close + 1;
    } else if (byte < 0x20) {
      if (byte === CARRIAGE_RETURN) {
        units[length++] = LINE_FEED;
        if (bytes[i + 1] === LINE_FEED && i + 1 < end) i++;
      } else if (byte === LINE_FEED || byte === 0x09) units[length++] = byte;
      else return undefined;
      i++;
    } else {
      units[length++] = byte;
      i++;
    }
  }
  return toText(units, length);
}

/** A code point of 2 to 4 bytes; -1 for a malformed, overlong or surrogate one. */
function decodeSequence(bytes: Uint8Array, at: number, size: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0xc2 || first > 0xf4) return -1;
  let code = first & (0xff >> (size + 1));
  for (let i = 1; i < size; i++) {
    const next = bytes[at + i] ?? 0;
    if ((next & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (next & 0x3f);
  }
  const least = size === 2 ? 0x80 : size === 3 ? 0x800 : 0x10000;
  return code < least || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? -1 : code;
}

function resolveReference(bytes: Uint8Array, start: number, end: number): number {
  const body = String.fromCharCode(...bytes.subarray(start, end));
  const named = NAMED_ENTITIES.get(body);
  if (named !== undefined) return named;
  const isHex = /^#x[0-9a-fA-F]+$/.test(body);
  if (!isHex && !/^#[0-9]+$/.test(body)) return -1;
  const code = isHex ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
  const isControl = code < 0x20 && code !== 0x09 && code !== LINE_FEED && code !== CARRIAGE_RETURN;
  return isControl || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? -1 : code;
}

function put(units: Uint16Array, length: number, code: number): number {
  if (code < 0x10000) {
    units[length] = code;
    return length + 1;
  }
  units[length] = 0xd7c0 + (code >> 10);
  units[length + 1] = 0xdc00 + (code & 0x3ff);
  return length + 2;
}

function toText(units: Uint16Array, length: number): string {
  let text = "";
  for (let at = 0; at < length; at += APPLY_LIMIT) {
    const piece = units.subarray(at, Math.min(length, at + APPLY_LIMIT));
    // fromCharCode takes any list of numbers; its declared type asks for an array proper.
    text += String.fromCharCode.apply(null, piece as unknown as number[]);
  }
  return text;
}
