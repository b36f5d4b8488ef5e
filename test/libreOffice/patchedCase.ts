import { FEATURES } from "../support/featureBooks.js";
import { openBytes } from "../support/editions.js";
import { patchFeature } from "../support/patchFeature.js";
import type { OfficeCase } from "./officeCase.js";

const fileName = (feature: string): string => `${feature}.${feature === "vba" ? "xlsm" : "xlsx"}`;

export const patched: OfficeCase = {
  name: "what was patched is opened with the same values and the edits, whatever else the file holds",
  prepare: () => ({
    xlsx: Object.fromEntries(FEATURES.map((feature) => [fileName(feature), patchFeature(feature).after])),
    verify: ({ xlsx }) => {
      for (const feature of FEATURES) {
        const sheet = openBytes(xlsx(fileName(feature))).sheets.find((grid) => grid.name === "表");
        expect([feature, sheet?.value(0, 1), sheet?.value(998, 40)]).toEqual([feature, "項目", 12.5]);
        // the value of an external link is LibreOffice's own affair: the other book is not there
        if (feature !== "external-link") expect([feature, sheet?.value(0, 0)]).toEqual([feature, 1]);
      }
    },
  }),
};
