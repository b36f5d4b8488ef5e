import type { LiveWorkbookPort } from "../../../src/app/ports.js";
import { createExcelPort } from "../../../src/excel/createExcelPort.js";
import { openWorkbook } from "../../../src/xlsx/openWorkbook.js";
import { writeWorkbook } from "../../../src/xlsx/writeWorkbook.js";
import { startExcel } from "../../host/startExcel.js";
import { describePortContract, type OpenedPort } from "./describePortContract.js";

describePortContract("the Excel port", async (bytes, fileName): Promise<OpenedPort> => {
  const file = await openWorkbook(bytes, fileName);
  const excel = await startExcel({ bytes, fileName });
  return { port: carryingWish(createExcelPort({ packSheets: writeWorkbook }), file.ok && file.value.workbook.isCalculatedOnOpening === true), close: () => excel.close() };
});

/** Whether a file asked to be calculated on opening nobody can ask of Excel, which has done so by then. For the comparison it is said again. */
function carryingWish(port: LiveWorkbookPort, isCalculatedOnOpening: boolean): LiveWorkbookPort {
  return {
    ...port,
    read: async (options) => {
      const read = await port.read(options);
      return read.ok && isCalculatedOnOpening ? { ok: true, value: { ...read.value, isCalculatedOnOpening } } : read;
    },
  };
}
