import type { ReadFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { classifyCompoundFile } from "./compoundFile.js";
import { inflatePart } from "./inflatePart.js";
import type { Inflater } from "./inflater.js";
import { DEFAULT_LIMITS, type PackageLimits } from "./packageLimits.js";
import { readZipDirectory, type ZipEntry } from "./zipDirectory.js";

/** An OOXML package over its bytes. Part names have no leading `/`; they are looked up without regard to case. */
export interface OoxmlPackage {
  /** Every entry in the order of the central directory, folders included, for a writer that copies them. */
  readonly entries: readonly ZipEntry[];
  readonly partNames: readonly string[];
  has(partName: string): boolean;
  entry(partName: string): ZipEntry | undefined;
  /** Inflates anew on every call: keep the bytes while you need them, no longer. */
  read(partName: string): Result<Uint8Array, ReadFailure>;
}

/**
 * Opens a package without inflating anything. What a hostile zip can do is settled here: sizes, ratios, overlaps, paths, names.
 * @example
 * const opened = openPackage(bytes);
 * if (opened.ok) opened.value.read("xl/workbook.xml"); // → { ok: true, value: Uint8Array }
 */
export function openPackage(bytes: Uint8Array, limits: PackageLimits = DEFAULT_LIMITS, inflater?: Inflater): Result<OoxmlPackage, ReadFailure> {
  const compound = classifyCompoundFile(bytes);
  if (compound === "encrypted") return fail({ code: "encrypted" });
  if (compound !== undefined) return fail({ code: "unsupported", detail: compound });

  const directory = readZipDirectory(bytes, limits.entries);
  if (!directory.ok) return directory;
  const entries = directory.value;
  const failure = findOversize(entries, limits) ?? findBadName(entries);
  if (failure) return fail(failure);

  const parts = new Map(entries.filter((e) => !e.name.endsWith("/")).map((e) => [e.name.toLowerCase(), e]));
  const entry = (partName: string) => parts.get(partName.toLowerCase());
  return succeed({
    entries,
    partNames: [...parts.values()].map((e) => e.name),
    has: (partName) => entry(partName) !== undefined,
    entry,
    read: (partName) => {
      const found = entry(partName);
      return found ? inflatePart(found, inflater) : fail({ code: "damaged", detail: partName });
    },
  });
}

function findOversize(entries: readonly ZipEntry[], limits: PackageLimits): ReadFailure | undefined {
  let total = 0;
  for (const { name, size, compressedSize } of entries) {
    total += size;
    const isBomb = size > limits.ratioFromBytes && size > compressedSize * limits.ratio;
    if (size > limits.partBytes || total > limits.totalBytes || isBomb) return { code: "too-large", detail: name };
  }
  return undefined;
}

/**
 * A part's name is a plain relative path. `../`, a leading `/`, a drive or a backslash can only be meant for an unpacker to
 * stumble over, and two names that differ in case alone are one part to Excel: which of them counts would be a guess.
 */
function findBadName(entries: readonly ZipEntry[]): ReadFailure | undefined {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = name.toLowerCase();
    const segments = (name.endsWith("/") ? name.slice(0, -1) : name).split("/");
    const isPlain = segments.every((s) => s !== "" && s !== "." && s !== "..") && !/[\\:\u0000-\u001f]/.test(name);
    if (!isPlain || seen.has(key)) return { code: "damaged", detail: name };
    seen.add(key);
  }
  return undefined;
}
