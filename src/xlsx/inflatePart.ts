import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { PORTABLE_INFLATER, type Inflater } from "./inflater.js";
import type { ZipEntry } from "./zipDirectory.js";

/**
 * The bytes of one entry, checked against its declared size and CRC. Stops as soon as more comes out than was declared.
 * @example inflatePart(entry) → { ok: true, value: Uint8Array(1364) }
 */
export function inflatePart(entry: ZipEntry, inflater: Inflater = PORTABLE_INFLATER): Result<Uint8Array, ReadFailure> {
  const { name, compressed, size } = entry;
  const damaged = fail<ReadFailure>({ code: "damaged", detail: name });
  if (entry.method === 0) {
    return compressed.length === size && inflater.crc32(compressed) === entry.crc32 ? succeed(compressed) : damaged;
  }
  if (entry.method !== 8) return fail({ code: "unsupported", detail: name });
  // Deflate cannot do better than 1032: a larger claim would only make us reserve memory.
  if (size > compressed.length * 1032 + 64) return damaged;
  const output = inflater.inflate(compressed, size);
  return output !== undefined && inflater.crc32(output) === entry.crc32 ? succeed(output) : damaged;
}
