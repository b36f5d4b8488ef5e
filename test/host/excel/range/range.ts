import { RangeTransforms } from "./rangeTransforms.js";

/** `Excel.Range`. Its members stand by what they are about in the files beside this one. */
export class RangeObject extends RangeTransforms {}
