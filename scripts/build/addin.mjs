import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import webpack from "webpack";
import { browserBundle, root } from "./browserBundle.mjs";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/**
 * What the pane may load: its own origin, and nothing by a text in the page. Fluent UI writes its rules into empty style elements through
 * the CSS object model, which a policy does not judge; the hash is that of the empty text, so that no other style element is allowed.
 */
export const CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'";

/** The files of office.js that Excel 2021 and later ask for; without the others nothing outside is asked for. Unmodified, as its licence wants. */
const OFFICE_FILES = ["office.js", "excel-win32-16.01.js", "excel-mac-16.00.js", "excel-web-16.00.js", "ja-jp/office_strings.js", "en-us/office_strings.js"];

/** The pages, office.js and the icons, beside the program. */
class EmitPages {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap("EmitPages", (compilation) => {
      compilation.hooks.processAssets.tap("EmitPages", () => {
        const emit = (name, content) => compilation.emitAsset(name, new webpack.sources.RawSource(content));
        const office = resolve(root, "node_modules/@microsoft/office-js/dist");
        for (const name of OFFICE_FILES) emit(`office/${name}`, readFileSync(resolve(office, name)));
        emit("taskpane.html", readFileSync(resolve(root, "src/taskpane/taskpane.html"), "utf8").replace("{policy}", CONTENT_SECURITY_POLICY));
        emit("taskpane.css", readFileSync(resolve(root, "src/taskpane/taskpane.css")));
        const icons = resolve(root, "assets/icons");
        for (const name of readdirSync(icons).filter((each) => each.endsWith(".png"))) emit(`icons/${name}`, readFileSync(resolve(icons, name)));
      });
    });
  }
}

/** The add-in as static files: one page, which serves the pane and the ribbon's commands. `npm run sizes` tells what its first load weighs. */
export const addin = browserBundle({
  name: "addin",
  entry: { taskpane: "./src/taskpane/index.tsx" },
  output: { path: resolve(root, "dist/addin") },
  plugins: [new EmitPages(), new webpack.DefinePlugin({ __KENSAN_VERSION__: JSON.stringify(version) })],
});
