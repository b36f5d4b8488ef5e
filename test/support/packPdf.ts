import { encodeText } from "./encodeText.js";

/** A text drawn with its baseline's start so many points from the left and the bottom of a page of A4. */
export type Drawn = readonly [text: string, x: number, y: number, size?: number];

/**
 * A PDF as Japanese word processors write it: MS Mincho that is not embedded, with the codes of Shift_JIS.
 * @example packPdf([[["合計", 72, 700], ["95", 200, 700]]])
 */
export function packPdf(pages: readonly (readonly Drawn[])[], rotate = 0): Uint8Array {
  const pageIds = pages.map((_, i) => 6 + 2 * i);
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${pageIds.map((id) => `${id} 0 R`).join(" ")}]>>`,
    "<</Type/Font/Subtype/Type0/BaseFont/MS-Mincho/Encoding/90ms-RKSJ-H/DescendantFonts[4 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/MS-Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000/W[231 632 500]>>",
    "<</Type/FontDescriptor/FontName/MS-Mincho/Flags 5/Ascent 859/Descent -140/CapHeight 679/StemV 80/ItalicAngle 0/FontBBox[0 -136 1000 859]>>",
    ...pages.flatMap((drawn, i) => {
      const content = drawn.map(([text, x, y, size = 10]) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`).join("\n");
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate ${rotate}/Resources<</Font<</F1 3 0 R>>>>/Contents ${pageIds[i]! + 1} 0 R>>`,
        `<</Length ${content.length}>>stream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj${object}endobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

function hex(text: string): string {
  return [...encodeText(text, "shift_jis")].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
