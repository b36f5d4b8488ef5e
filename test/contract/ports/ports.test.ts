import { attachCalculator } from "../../../src/book/calculation/attachCalculator.js";
import { openBook } from "../../../src/book/openBook.js";
import { createLogTrial } from "../../../src/book/logTrial.js";
import { BookPort } from "../../../src/book/port/bookPort.js";
import { saveBook } from "../../../src/book/saveBook.js";
import { FilePort } from "../../../src/xlsx/filePort.js";
import { ironCalculator } from "../../support/ironCalc.js";
import { describePortContract, type OpenedPort } from "./describePortContract.js";

describePortContract("the file port", (bytes, name) => Promise.resolve({ port: new FilePort(bytes, name) }));

async function openPort(bytes: Uint8Array, name: string): Promise<OpenedPort> {
  const opened = await openBook(bytes, name);
  if (!opened.ok) throw new Error(opened.error.code);
  const { book, origin } = opened.value;
  attachCalculator(book, ironCalculator());
  return {
    port: new BookPort(book, createLogTrial(origin)),
    // Whatever was done to it, a book can be saved.
    close: () => expect(saveBook(book, origin)).toMatchObject({ ok: true, value: { notSaved: [] } }),
  };
}

describePortContract("the book port", openPort);

test("forms that are read only are not written", async () => {
  const port = new FilePort(new TextEncoder().encode("項目,件数\n甲,3\n"), "表.csv");
  expect(await port.write([{ kind: "clear-marks" }])).toEqual({ ok: false, error: { code: "not-editable" } });
  expect(await port.readCustomXml("urn:kensan:book:1")).toEqual({ ok: true, value: null });
});
