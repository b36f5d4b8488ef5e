import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import webpack from "webpack";
import { browserBundle, root } from "./browserBundle.mjs";
import { WORKBENCH_POLICY } from "./workbenchPolicy.mjs";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** The page, its icons and the samples, beside the program. */
export class EmitPage {
  constructor(policy) {
    this.policy = policy;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap("EmitPage", (compilation) => {
      compilation.hooks.processAssets.tap("EmitPage", () => {
        const emit = (name, file, change = (content) => content) => {
          compilation.fileDependencies.add(file);
          compilation.emitAsset(name, new webpack.sources.RawSource(change(readFileSync(file))));
        };
        emit("index.html", resolve(root, "src/workbench/page/page.html"), (html) => html.toString("utf8").replace("%POLICY%", this.policy));
        for (const name of readdirSync(resolve(root, "assets/workbench"))) emit(name, resolve(root, "assets/workbench", name));
        for (const name of readdirSync(resolve(root, "assets/samples")).filter((each) => each.endsWith(".xlsx"))) emit(`samples/${name}`, resolve(root, "assets/samples", name));
      });
    });
  }
}

/** Tells the service worker which files there are, and gives the build a name that changes with any of them. */
class ListFiles {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("ListFiles", (compilation) => {
      compilation.hooks.processAssets.tap({ name: "ListFiles", stage: webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT }, () => {
        const hash = createHash("sha256");
        const names = compilation.getAssets().map(({ name }) => name).filter((name) => name !== "serviceWorker.js").sort();
        for (const name of names) hash.update(name).update(compilation.getAsset(name).source.buffer());
        compilation.updateAsset("serviceWorker.js", (source) => new webpack.sources.RawSource(source.source().toString()
          .replace("__KENSAN_FILES__", JSON.stringify(names)).replace("__KENSAN_BUILD__", JSON.stringify(hash.digest("hex").slice(0, 16)))));
      });
    });
  }
}

/** Univer's tables for hyphenating sixty languages, three megabytes: a sheet never hyphenates. It loads the British one at its start. */
export const WITHOUT_HYPHENS = new webpack.IgnorePlugin({ resourceRegExp: /^\.\/(?!en-gb)[\w-]+-[\w-]{8}\.js$/, contextRegExp: /@univerjs[\\/]engine-render/ });

/**
 * The workbench as static files that any web server gives out, from any folder: every address in it is relative.
 * The grid is a chunk of its own, so that the page is there before it.
 */
export const workbench = browserBundle({
  name: "workbench",
  entry: { workbench: "./src/workbench/index.tsx", serviceWorker: "./src/workbench/offline/serviceWorker.ts" },
  output: { path: resolve(root, "dist/workbench"), cssFilename: "[name].css", cssChunkFilename: "[name].[contenthash:8].css" },
  experiments: { css: true },
  plugins: [
    new EmitPage(WORKBENCH_POLICY),
    new ListFiles(),
    new webpack.DefinePlugin({ __KENSAN_VERSION__: JSON.stringify(version) }),
    WITHOUT_HYPHENS,
  ],
});
