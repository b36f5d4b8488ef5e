import { convertAll, describeWithOffice } from "../support/libreOffice.js";
import { comparison, initiatives } from "./comparisonCases.js";
import { errata } from "./errataCase.js";
import type { OfficeCase, PreparedCase } from "./officeCase.js";
import { patched } from "./patchedCase.js";
import { register } from "./registerCase.js";
import { saved } from "./savedCase.js";
import { summary } from "./summaryCase.js";
import { written } from "./writtenCase.js";

const CASES: readonly OfficeCase[] = [written, patched, saved, summary, register, comparison, initiatives, errata];

/** LibreOffice takes seconds to start: whatever a test wants it to open goes through one process for each format. */
describeWithOffice("opened and recalculated by LibreOffice", () => {
  const prepared: PreparedCase[] = [];
  const converted: Record<"xlsx" | "pdf", Record<string, Buffer>> = { xlsx: {}, pdf: {} };

  beforeAll(async () => {
    for (const one of CASES) prepared.push(await one.prepare());
    for (const format of ["xlsx", "pdf"] as const) {
      const files = prepared.flatMap((one, i) => Object.entries(one[format] ?? {}).map(([name, bytes]) => [`${i}-${name}`, bytes] as const));
      converted[format] = convertAll(Object.fromEntries(files), format);
    }
  }, 240_000);

  test.each(CASES.map(({ name }, i) => [name, i] as const))("%s", async (_, i) => {
    const find = (format: "xlsx" | "pdf", name: string): Buffer => {
      const found = converted[format][`${i}-${name}`.replace(/\.[^.]+$/, `.${format}`)];
      if (!found) throw new Error(`LibreOffice did not write ${name}`);
      return found;
    };
    await prepared[i]!.verify({ xlsx: (name) => new Uint8Array(find("xlsx", name)), pdf: (name) => find("pdf", name) });
  });
});
