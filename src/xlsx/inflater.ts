import { Inflate } from "fflate";
import { crc32 } from "./crc32.js";

/** How deflated bytes are unpacked. Node has it built in and several times faster; a browser has it only asynchronously. */
export interface Inflater {
  /** The `size` bytes of a raw deflate stream; undefined where it is none, ends early or gives another number of bytes. */
  inflate(compressed: Uint8Array, size: number): Uint8Array | undefined;
  crc32(bytes: Uint8Array): number;
}

/** So much is inflated between two looks at the output: at most 1032 times as much can come of it. */
const STEP = 65_536;

/** Runs anywhere. */
export const PORTABLE_INFLATER: Inflater = {
  inflate(compressed, size) {
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
      return undefined; // fflate throws on a stream that is no deflate
    }
    return length === size ? output : undefined;
  },
  crc32: (bytes) => crc32(bytes),
};
