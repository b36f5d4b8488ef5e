import { decodeEscapes } from "./cellText.js";
import { CLOSE, END, OPEN, type XmlScanner } from "../xmlScanner.js";

/** More texts than a grid of ours may hold cells. */
const MAX_TEXTS = 8_000_000;

/**
 * The texts of xl/sharedStrings.xml in their order. Rich text is joined; phonetic runs, the readings that Excel keeps
 * beside Japanese names, are no part of the text.
 * @example `<si><r><t>行</t></r><r><t>政</t></r><rPh sb="0" eb="2"><t>ギョウセイ</t></rPh></si>` → ["行政"]
 */
export function readSharedStrings(scanner: XmlScanner): readonly string[] {
  const texts: string[] = [];
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event !== OPEN || scanner.name !== "si") continue;
    if (texts.length === MAX_TEXTS) scanner.isDamaged = true;
    texts.push(readRichText(scanner));
  }
  return texts;
}

/** From the OPEN of `si` or `is` to its CLOSE. */
export function readRichText(scanner: XmlScanner): string {
  const { depth } = scanner;
  let text = "";
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event === CLOSE && scanner.depth < depth) break;
    if (event !== OPEN) continue;
    if (scanner.name === "t") text += decodeEscapes(scanner.readText()); // an escape never reaches over two runs
    else if (scanner.name !== "r") scanner.skip();
  }
  return text;
}
