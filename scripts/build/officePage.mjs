import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import webpack from "webpack";
import { browserBundle, root } from "./browserBundle.mjs";
import { EmitPage, WITHOUT_HYPHENS } from "./workbench.mjs";
import { WORKBENCH_POLICY } from "./workbenchPolicy.mjs";

/** `npm run start:office`: the workbench's grid beside the add-in in a frame. For developers, in no delivery, and without office.js: that lies in the built add-in. */
export const officePage = browserBundle({
  name: "office-page",
  entry: { workbench: "./test/officePage/officePage.tsx" },
  output: { path: resolve(root, "out/office-page"), cssFilename: "[name].css", cssChunkFilename: "[name].[contenthash:8].css" },
  experiments: { css: true },
  cache: { type: "filesystem", cacheDirectory: resolve(root, "node_modules/.cache/office-page"), buildDependencies: { config: [import.meta.filename] } },
  plugins: [
    new EmitPage(`${WORKBENCH_POLICY}; frame-src 'self'`),
    new webpack.NormalModuleReplacementPlugin(/metadata\/hostMetadata\.js$/, (resource) => { resource.request = resource.request.replace("hostMetadata", "browserMetadata"); }),
    new webpack.DefinePlugin({ __KENSAN_VERSION__: JSON.stringify(JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")).version) }),
    WITHOUT_HYPHENS,
  ],
});

export default officePage;
