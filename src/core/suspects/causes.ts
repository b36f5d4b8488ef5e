import type { Slip } from "../relations/faults/slips.js";

/** Why a number may be wrong. Digit causes need numbers of two or more digits: of one digit any is any other's slip. */
export type Cause =
  | Slip | "text-number" | "lone-triangle" | "cells-swapped" | "value-shifted" | "part-left-out" | "part-counted-twice" | "value-missing" | "value-wrong" | "declared-wrong" | "item-missing" | "item-surplus"
  | "item-repeated" | "formula-wrong";

/** Slips that few other numbers look like: of 1,234 three are its digits exchanged, and more than thirty a digit replaced. */
export const TELLTALE: ReadonlySet<string> = new Set<Cause>(["digits-transposed", "digit-doubled", "sign-lost"]);
