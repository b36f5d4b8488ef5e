import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readPdfText, type ReadPdfResource } from "../../src/xlsx/pdfText.js";
import { layLines } from "../../src/xlsx/pdf/layLines.js";
import { placeText } from "../../src/xlsx/pdf/placedText.js";
import { packPdf } from "../support/packPdf.js";

const cmaps = join(dirname(createRequire(__filename).resolve("pdfjs-dist/package.json")), "cmaps");
const readCmap: ReadPdfResource = (fileName) => readFile(join(cmaps, fileName)).then((bytes) => new Uint8Array(bytes), () => undefined);

async function textOf(bytes: Uint8Array, readResource?: ReadPdfResource) {
  const read = await readPdfText(bytes, readResource);
  return read.ok ? read.value.text : read.error.code;
}

const at = (text: string, x: number, y: number, width: number, height = 10) => ({ text, x, y, width, height });

test("rows become lines and gaps between columns become blanks", async () => {
  const pdf = packPdf([[
    ["取組項目名", 72, 700], ["現行", 200, 700], ["合計", 260, 700],
    ["窓口の改善", 72, 685], ["３", 205, 685], ["４", 265, 685],
    ["実践項目数計", 72, 640], ["70", 205, 640], ["95", 265, 640],
  ], [["２頁", 72, 700]]]);
  expect((await textOf(pdf, readCmap)).split("\n")).toEqual([
    "取組項目名                現行        合計",
    "窓口の改善                 ３          ４",
    "",
    "実践項目数計               70          95",
    "\f２頁",
  ]);
});

test("text drawn twice for bold is read once", async () => {
  expect(await textOf(packPdf([[["合計", 72, 700], ["95", 200, 700], ["合計", 72.3, 700], ["95", 200.3, 700], ["合計", 72, 680]]]), readCmap))
    .toBe("合計                      95\n合計");
});

test("a page that lies on its side reads as it is looked at", async () => {
  const read = await readPdfText(packPdf([[["甲", 100, 700], ["乙", 100, 600]]], 90), readCmap);
  expect(read.ok && [read.value.pages[0]?.width, read.value.pages[0]?.items.map((i) => [i.text, Math.round(i.x)])]).toEqual([842, [["甲", 700], ["乙", 600]]]);
});

test("files that hold no text, or are none", async () => {
  expect(await textOf(packPdf([[]]))).toBe("empty");
  expect(await textOf(new TextEncoder().encode("%PDF-1.4\nnothing more"))).toBe("damaged");
});

test("letters justified over a cell stay one label; columns stay apart", () => {
  expect(layLines([at("合", 0, 0, 10), at("計", 18, 0, 10), at("70", 60, 0.5, 10)])).toEqual(["合 計       70"]);
  expect(layLines([at("市民", 0, 0, 20), at("サービス", 20.5, 0, 40)])).toEqual(["市民サービス"]);
});

test("texts whose middles lie together are one line, whatever their sizes", () => {
  expect(layLines([at("大", 0, 0, 20, 20), at("小", 40, 6, 8, 8), at("次", 0, 24, 10)])).toEqual(["大      小", "次"]);
});

test("radicals that stand for kanji become kanji; blanks are no texts", () => {
  const raw = (str: string) => ({ str, transform: [10, 0, 0, 10, 0, 0], width: 10, height: 10 });
  expect(placeText([raw("⾏政"), raw(" "), raw("")], [1, 0, 0, -1, 0, 842]).map((i) => i.text)).toEqual(["行政"]);
});
