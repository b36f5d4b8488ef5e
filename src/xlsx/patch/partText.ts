/** The encodings that XML parts come in. A byte order mark stays in the text as U+FEFF, and so goes back as it came. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface PartText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Undefined where the bytes are no text in that encoding. */
export function decodePart(bytes: Uint8Array): PartText | undefined {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    return undefined; // TextDecoder has no other way to say it
  }
}

export function encodePart({ text, encoding }: PartText): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
