import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

/** What Playwright's `launch` takes. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

/** Where Chrome and Edge are installed by their own installers. */
const SYSTEM_BROWSERS = [
  "/usr/bin/google-chrome", "/opt/google/chrome/chrome", "/usr/bin/microsoft-edge", "/opt/microsoft/msedge/msedge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Nothing that weakens the rules of the web: the tests check a content security policy. The sandbox needs rights that a container lacks. */
const ARGS = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", "--disable-background-networking", "--disable-component-update", "--no-default-browser-check", "--no-pings"];

/**
 * A browser for tests: a Chrome or Edge of the machine where there is one (`KENSAN_BROWSER` names another), else the Chromium that comes
 * as an npm package, unpacked once for each of its versions with the libraries and fonts that it needs.
 * @example const browser = await chromium.launch(await findChromium());
 */
export async function findChromium(): Promise<ChromiumLaunch> {
  const system = [process.env["KENSAN_BROWSER"] ?? "", ...SYSTEM_BROWSERS].find((path) => path !== "" && existsSync(path));
  if (system) return { executablePath: system, args: ARGS, env: ownEnvironment() };
  const folder = await unpackChromium();
  // pages are drawn by the processor either way; straight to the bitmap takes a quarter less of it than through an emulated graphics card
  return {
    executablePath: join(folder, "chromium"),
    args: [...ARGS, "--no-zygote", "--disable-gpu"],
    env: { ...ownEnvironment(), LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The package unpacks into TMPDIR and takes a half-written file of another process for a whole one; so each unpacks apart and renames. */
async function unpackChromium(): Promise<string> {
  const entry = createRequire(join(process.cwd(), "package.json")).resolve("@sparticuz/chromium");
  const root = join(dirname(entry), "..");
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string }; // every package names its version
  const folder = join(tmpdir(), `kensan-chromium-${version}`);
  if (existsSync(join(folder, "chromium"))) return folder;
  const draft = await mkdtemp(join(tmpdir(), "kensan-chromium-draft-"));
  try {
    const names = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"].map((name) => join(root, "bin", name));
    const program = `import { inflate } from ${JSON.stringify(join(dirname(entry), "lambdafs.js"))}; await Promise.all(${JSON.stringify(names)}.map(inflate));`;
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], { env: { ...process.env, TMPDIR: draft, TEMP: draft, TMP: draft } });
    await writeFile(join(draft, "fonts", "fonts.conf"), fontsConfiguration(join(folder, "fonts")));
    await rename(draft, folder).catch(async (cause: unknown) => {
      if (!existsSync(join(folder, "chromium"))) throw cause;
      await rm(draft, { recursive: true }); // another process was quicker
    });
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    throw cause;
  }
  return folder;
}

/** The package's own names the folder that it is used to. With these fonts alone every machine draws the same picture; pages bring the Japanese one. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>\n`;
}
