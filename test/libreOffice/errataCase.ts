import { openBytes, wrongValues } from "../support/editions.js";
import { addedToPlan, publishedEditions } from "../support/publishedEditions.js";
import type { OfficeCase } from "./officeCase.js";

export const errata: OfficeCase = {
  name: "every formula of the errata and of a summary of two editions shows what was planned",
  prepare: () => {
    const { errata: corrections, summary } = publishedEditions();
    return {
      xlsx: { "errata.xlsx": addedToPlan(corrections), "summary.xlsx": addedToPlan(summary) },
      verify: ({ xlsx }) => {
        expect(wrongValues(corrections.sheets, openBytes(xlsx("errata.xlsx")))).toEqual([]);
        expect(wrongValues(summary.sheets, openBytes(xlsx("summary.xlsx")))).toEqual([]);
      },
    };
  },
};
