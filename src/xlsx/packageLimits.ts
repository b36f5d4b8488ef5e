/** How much a package may ask of the reader. A limit that is met gives `too-large`. */
export interface PackageLimits {
  /** Entries of the zip. */
  readonly entries: number;
  /** Inflated bytes of one part. */
  readonly partBytes: number;
  /** Inflated bytes of all parts together, as declared. */
  readonly totalBytes: number;
  /** Inflated to compressed, for parts above `ratioFromBytes`. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
}

/**
 * A sheet of a million cells inflates to some 45 MB at 5 to 40 times its compressed size; deflate itself ends at 1032.
 * The limits leave room above the first and stop well short of the second.
 */
export const DEFAULT_LIMITS: PackageLimits = {
  entries: 20_000,
  partBytes: 200_000_000,
  totalBytes: 1_000_000_000,
  ratio: 250,
  ratioFromBytes: 16_000_000,
};
