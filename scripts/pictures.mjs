/**
 * `node scripts/pictures.mjs` draws the pictures of the README anew: a terminal in which a wrong figure is found, and
 * the first page of a revision summary. Needs a build, LibreOffice, rsvg-convert,
 * pdftoppm and a Japanese font.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const images = join(root, "docs/images");
const folder = mkdtempSync(join(tmpdir(), "kensan-pictures-"));
const program = join(root, "dist/cli/kensan.mjs");
mkdirSync(images, { recursive: true });

const text = readFileSync(join(root, "assets/samples/plan.txt"), "utf8");
writeFileSync(join(folder, "plan.txt"), text);
writeFileSync(join(folder, "wrong.txt"), text.replace("No.20 職員人材育成と「働き方改革」の推進 ３ ４ ７", "No.20 職員人材育成と「働き方改革」の推進 ３ ５ ７"));
kensan("import", "plan.txt", "-o", "plan.xlsx");
kensan("import", "wrong.txt", "-o", "wrong.xlsx");
drawTerminal([["kensan check plan.xlsx", kensan("check", "plan.xlsx")], ["kensan check wrong.xlsx", kensan("check", "wrong.xlsx")]]);
drawSummary();
rmSync(folder, { recursive: true, force: true });

function kensan(...args) {
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8" }).stdout.trimEnd();
}

function office(...args) {
  spawnSync("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", ...args], { cwd: folder, stdio: "ignore" });
}

function drawTerminal(runs) {
  const width = 1000;
  const perLine = 62; // full-width letters count one, half-width ones a half
  const lines = runs.flatMap(([command, output], i) => [
    ...(i > 0 ? [["", "#d4d4d4"]] : []),
    [`$ ${command}`, "#9cdcfe"],
    ...output.split("\n").flatMap((line, j) => wrap(line, perLine).map((part) => [part, j === 0 ? (line.includes("合わない") ? "#f48771" : "#89d185") : "#d4d4d4"])),
  ]);
  const height = lines.length * 24 + 36;
  const rows = lines.map(([line, color], i) => `<text x="20" y="${34 + i * 24}" fill="${color}" xml:space="preserve">${escape(line)}</text>`);
  writeFileSync(join(folder, "check.svg"), `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#1e1e1e"/><g font-family="Noto Sans Mono CJK JP" font-size="15">${rows.join("")}</g></svg>`);
  spawnSync("rsvg-convert", ["check.svg", "-o", join(images, "check.png")], { cwd: folder, stdio: "inherit" });
}

function wrap(line, perLine) {
  const parts = [""];
  let width = 0;
  for (const letter of line) {
    const own = letter.codePointAt(0) > 0x2e80 ? 1 : 0.5;
    if (width + own > perLine) {
      parts.push("      ");
      width = 3;
    }
    parts[parts.length - 1] += letter;
    width += own;
  }
  return parts;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function drawSummary() {
  kensan("summary", "plan.xlsx", "-o", "summary.xlsx");
  office("--convert-to", "pdf", "summary.xlsx");
  // The summary's sheets come last; its first page is the one that bears the first heading after the plan's own sheets.
  const pages = spawnSync("pdftotext", ["-layout", "summary.pdf", "-"], { cwd: folder, encoding: "utf8" }).stdout.split("\f");
  const page = pages.findLastIndex((each) => /^\s*１\s+見直しの考え方/m.test(each)) + 1;
  spawnSync("pdftoppm", ["-r", "72", "-png", "-f", String(page), "-l", String(page), "-singlefile", "summary.pdf", join(images, "summary")], { cwd: folder });
}
