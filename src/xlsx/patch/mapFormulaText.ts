import { escapeText, unescapeXml } from "../xml/xmlEscape.js";

/** Elements whose text is a formula, in sheets, their extensions, tables and charts. */
const FORMULA = /<((?:[^\s/>:]+:)?(?:f|formula|formula1|formula2|calculatedColumnFormula|totalsRowFormula))((?:\s[^>]*[^/>])?)>([^<]+)</g;

/** The source of a part with each of its formulas as `change` gives it; what it leaves alone stays byte for byte. */
export function mapFormulaText(source: string, change: (formula: string) => string): string {
  return source.replace(FORMULA, (whole, name: string, attributes: string, text: string) => {
    const formula = unescapeXml(text);
    const changed = change(formula);
    return changed === formula ? whole : `<${name}${attributes}>${escapeText(changed)}<`;
  });
}
