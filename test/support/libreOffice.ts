import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** Where LibreOffice is; undefined where there is none, and tests that need it are counted as skipped. */
export const soffice = findSoffice();

/** `describe` where LibreOffice is found, else a skipped one that says so. */
export const describeWithOffice = (name: string, tests: () => void): void => (soffice === undefined ? describe.skip : describe)(name, tests);

/** Recalculates every formula on loading, whatever wrote the file: cached values prove nothing. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/**
 * Converts files in one process, with a profile of its own so that a running LibreOffice is left alone.
 * @example convertAll({ "plan.xlsx": bytes }, "pdf")["plan.pdf"]
 */
export function convertAll(files: Readonly<Record<string, Uint8Array>>, format: "pdf" | "xlsx"): Record<string, Buffer> {
  if (soffice === undefined) throw new Error("LibreOffice was not found");
  const folder = mkdtempSync(join(tmpdir(), "kensan-office-"));
  try {
    const profile = join(folder, "profile");
    mkdirSync(join(profile, "user"), { recursive: true });
    writeFileSync(join(profile, "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
    const [input, output] = [join(folder, "in"), join(folder, "out")];
    mkdirSync(input);
    const paths = Object.entries(files).map(([name, bytes]) => {
      writeFileSync(join(input, name), bytes);
      return join(input, name);
    });
    execFileSync(soffice, [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore", "--convert-to", format, "--outdir", output, ...paths], { stdio: "pipe", timeout: 120_000 });
    const results: Record<string, Buffer> = {};
    for (const name of Object.keys(files)) {
      const converted = name.replace(/\.[^.]+$/, `.${format}`);
      if (existsSync(join(output, converted))) results[converted] = readFileSync(join(output, converted));
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many pages a PDF of LibreOffice has. */
export function pageCount(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
}

function findSoffice(): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/Applications/LibreOffice.app/Contents/MacOS", "C:\\Program Files\\LibreOffice\\program"];
  return folders.flatMap((folder) => ["soffice", "soffice.exe", "libreoffice"].map((name) => join(folder, name))).find((path) => existsSync(path));
}
