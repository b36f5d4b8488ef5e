import type { Check } from "./check.js";
import { declaredAtMost, partialLength } from "./declaredAtMost.js";
import { dress } from "./dress.js";
import { hiddenInSum } from "./hiddenInSum.js";
import { changesAreNotNew, changesAreOfCurrent, itemsUnique, listInOrder, listsKnownInitiatives } from "./lists.js";
import { loneSign } from "./loneSign.js";
import { namesAgree, namesUnique, numbersInOrder, numbersUnique } from "./numbersAndNames.js";
import { periodsContiguous } from "./periodsContiguous.js";
import { textNumberInSum } from "./textNumberInSum.js";
import { titlesAgree } from "./titlesAgree.js";

/** Every check, in the order in which the report lists them. */
export const CHECKS: readonly Check[] = [
  textNumberInSum, loneSign, dress,
  numbersUnique, numbersInOrder, namesUnique, namesAgree,
  listInOrder, listsKnownInitiatives, itemsUnique, partialLength, changesAreOfCurrent, changesAreNotNew,
  declaredAtMost, titlesAgree, periodsContiguous, hiddenInSum,
];
