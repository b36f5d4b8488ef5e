import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import webpack from "webpack";

const root = resolve(import.meta.dirname, "../..");
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** The maps of character codes that PDFs from Japanese word processors take for granted, beside the program. */
class CopyCharacterMaps {
  apply(compiler) {
    const folder = resolve(root, "node_modules/pdfjs-dist/cmaps");
    compiler.hooks.thisCompilation.tap("CopyCharacterMaps", (compilation) => {
      compilation.hooks.processAssets.tap("CopyCharacterMaps", () => {
        for (const name of readdirSync(folder).filter((each) => each.endsWith(".bcmap"))) {
          compilation.emitAsset(`cmaps/${name}`, new webpack.sources.RawSource(readFileSync(resolve(folder, name))));
        }
      });
    });
  }
}

/**
 * The command line as one ES module for Node 20, with its dependencies bundled in, so that it runs where there is no npm.
 * What a command needs alone (PDF, the old .xls) is a lazy chunk beside it: `--help` must not load them.
 * @type {import("webpack").Configuration}
 */
export const cli = {
  name: "cli",
  context: root,
  mode: "production",
  target: "node20",
  entry: { kensan: "./src/cli/main.ts" },
  output: {
    path: resolve(root, "dist/cli"),
    filename: "[name].mjs",
    chunkFilename: "chunk-[id].mjs",
    module: true,
    chunkFormat: "module",
    library: { type: "module" },
    clean: true,
  },
  experiments: { outputModule: true },
  resolve: { extensions: [".ts", ".js", ".mjs"], extensionAlias: { ".js": [".ts", ".js"] } },
  module: {
    parser: { javascript: { worker: ["Worker from node:worker_threads", "..."] } },
    rules: [{
      // Its import.meta.url stays what it is where the program runs; webpack would put the path of the building machine there.
      test: /node_modules\/pdfjs-dist\//,
      parser: { importMeta: false },
    }, {
      test: /\.ts$/,
      exclude: /node_modules/,
      use: { loader: "swc-loader", options: { jsc: { parser: { syntax: "typescript" }, target: "es2022" } } },
    }],
  },
  plugins: [
    new CopyCharacterMaps(),
    new webpack.DefinePlugin({ __KENSAN_VERSION__: JSON.stringify(version) }),
    new webpack.BannerPlugin({ banner: "#!/usr/bin/env node", raw: true, test: /kensan\.mjs$/ }),
  ],
  // Code stays readable, so that a stack in a bug report tells something.
  optimization: { minimize: false, chunkIds: "deterministic", moduleIds: "named" },
  performance: false,
  devtool: false,
  stats: "errors-warnings",
};
