import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import webpack from "webpack";
import { CONTENT_SECURITY_POLICY } from "./addin.mjs";
import { browserBundle, root } from "./browserBundle.mjs";

class EmitPage {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("EmitPage", (compilation) => {
      compilation.hooks.processAssets.tap("EmitPage", () => {
        const policy = `${CONTENT_SECURITY_POLICY}; script-src 'self' 'wasm-unsafe-eval'`;
        compilation.emitAsset("page.html", new webpack.sources.RawSource(readFileSync(resolve(root, "test/e2e/page/page.html"), "utf8").replace("{policy}", policy)));
        compilation.emitAsset("taskpane.css", new webpack.sources.RawSource(readFileSync(resolve(root, "src/taskpane/taskpane.css"))));
      });
    });
  }
}

/** The pane over the in-memory workbook, for tests in a browser; made by their global set-up and part of no delivery. */
export const panePage = browserBundle({
  name: "pane-page",
  entry: { bookPage: "./test/e2e/page/bookPage.tsx" },
  output: { path: resolve(root, "out/pane-page") },
  cache: { type: "filesystem", cacheDirectory: resolve(root, "node_modules/.cache/pane-page"), buildDependencies: { config: [import.meta.filename] } },
  plugins: [new EmitPage(), new webpack.DefinePlugin({ __KENSAN_VERSION__: JSON.stringify("0.0.0") })],
});

export default panePage;
