import { Inflate } from "fflate";
import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { crc32 } from "./crc32.js";
import type { ZipEntry } from "./zipDirectory.js";

/** So much is inflated between two looks at the output: at most 1032 times as much can come of it. */
const STEP = 65_536;

/**
 * The bytes of one entry, checked against its declared size and CRC. Stops as soon as more comes out than was declared.
 * @example inflatePart(entry) → { ok: true, value: Uint8Array(1364) }
 */
export function inflatePart(entry: ZipEntry): Result<Uint8Array, ReadFailure> {
  const { name, compressed, size } = entry;
  const damaged = fail<ReadFailure>({ code: "damaged", detail: name });
  if (entry.method === 0) {
    return compressed.length === size && crc32(compressed) === entry.crc32 ? succeed(compressed) : damaged;
  }
  if (entry.method !== 8) return fail({ code: "unsupported", detail: name });
  // Deflate cannot do better than 1032: a larger claim would only make us reserve memory.
  if (size > compressed.length * 1032 + 64) return damaged;

  const output = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length <= size) output.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < compressed.length && length <= size; at += STEP) {
      inflate.push(compressed.subarray(at, at + STEP), at + STEP >= compressed.length);
    }
  } catch {
    return damaged; // fflate throws on a stream that is no deflate
  }
  return length === size && crc32(output) === entry.crc32 ? succeed(output) : damaged;
}
