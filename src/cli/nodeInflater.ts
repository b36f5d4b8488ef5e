import * as zlib from "node:zlib";
import { PORTABLE_INFLATER, type Inflater } from "../xlsx/inflater.js";

/** Below this zlib will not go with its pieces. */
const LEAST_PIECE = 64;

/** Unpacks with what Node has built in; half the time of reading a large workbook went into doing it in JavaScript. */
export const nodeInflater: Inflater = {
  inflate(compressed, size) {
    try {
      // One piece for the whole output, so that nothing is joined afterwards; more than that is an error, not memory.
      const { buffer, byteOffset, byteLength } = zlib.inflateRawSync(compressed, { chunkSize: Math.max(LEAST_PIECE, size), maxOutputLength: Math.max(1, size) });
      // Not the Buffer itself: its slice() shares memory where that of a Uint8Array copies.
      return byteLength === size ? new Uint8Array(buffer, byteOffset, byteLength) : undefined;
    } catch {
      return undefined; // no deflate, cut short, or longer than was declared
    }
  },
  // Node has it since 20.15.
  crc32: typeof zlib.crc32 === "function" ? (bytes) => zlib.crc32(bytes) : (bytes) => PORTABLE_INFLATER.crc32(bytes),
};
