import type { Slip } from "../relations/faults/slips.js";

/** Why a number may be wrong. Digit causes need numbers of two or more digits: of one digit any is any other's slip. */
export type Cause =
  | Slip | "text-number" | "lone-triangle" | "cells-swapped" | "value-shifted" | "part-left-out" | "part-counted-twice" | "value-missing" | "value-wrong" | "declared-wrong" | "item-missing" | "item-surplus"
  | "item-repeated" | "formula-wrong";
