const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Text in an encoding that TextEncoder cannot write: TextDecoder's own tables, read backwards. */
export function encodeText(text: string, encoding: "shift_jis" | "euc-jp" | "utf-16le" | "utf-16be"): Uint8Array {
  if (encoding.startsWith("utf-16")) {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === "utf-16le");
    return new Uint8Array(view.buffer);
  }
  const table = tables.get(encoding) ?? makeTable(encoding);
  tables.set(encoding, table);
  return Uint8Array.from([...text].flatMap((character) => {
    const bytes = table.get(character);
    if (!bytes) throw new Error(`${character} is not in ${encoding}`);
    return bytes;
  }));
}

function makeTable(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if ([...text].length === 1 && !table.has(text)) table.set(text, bytes);
    } catch {
      // these bytes mean nothing in this encoding
    }
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  for (let lead = 0x80; lead < 0xfd; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
  return table;
}
