import type { Check } from "./check.js";
import { declaredAtMost, partialLength } from "./declaredAtMost.js";
import { dress } from "./dress.js";
import { circular } from "./formulas/circular.js";
import { criteriaShort } from "./formulas/criteriaShort.js";
import { doubleCount } from "./formulas/doubleCount.js";
import { errorInSum } from "./formulas/errorInSum.js";
import { formulaDiffers } from "./formulas/formulaDiffers.js";
import { headerInRange } from "./formulas/headerInRange.js";
import { keyDiffers } from "./formulas/keyDiffers.js";
import { staleValue } from "./formulas/staleValue.js";
import { unfollowedSum } from "./formulas/unfollowedSum.js";
import { typedOver } from "./formulas/typedOver.js";
import { shortRange } from "./formulas/shortRange.js";
import { hiddenInSum } from "./hiddenInSum.js";
import { changesAreNotNew, changesAreOfCurrent, itemsUnique, listInOrder, listsKnownInitiatives } from "./lists.js";
import { loneSign } from "./loneSign.js";
import { namesAgree, namesUnique, numbersInOrder, numbersUnique } from "./numbersAndNames.js";
import { periodsContiguous } from "./periodsContiguous.js";
import { textNumberInSum } from "./textNumberInSum.js";
import { titlesAgree } from "./titlesAgree.js";
import { totalLeavesOut } from "./totalLeavesOut.js";

/** Every check, in the order in which the report lists them. */
export const CHECKS: readonly Check[] = [
  textNumberInSum, loneSign, dress,
  numbersUnique, numbersInOrder, namesUnique, namesAgree,
  listInOrder, listsKnownInitiatives, itemsUnique, partialLength, changesAreOfCurrent, changesAreNotNew,
  declaredAtMost, titlesAgree, periodsContiguous, hiddenInSum, totalLeavesOut,
  shortRange, criteriaShort, keyDiffers, doubleCount, headerInRange, formulaDiffers, typedOver, circular, errorInSum, staleValue, unfollowedSum,
];
