import { execFileSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runKensan, temporaryFolder, type KensanRun } from "../support/runKensan.js";

const folder = temporaryFolder();
const sample = readFileSync(join(__dirname, "../../assets/samples/plan.txt"));

/** A fresh place with the plan's workbook in it: plan.txt, plan.xlsx. */
let place: string;
beforeEach(async () => {
  place = mkdtempSync(folder.file("place-"));
  chmodSync(folder.path, 0o755);
  chmodSync(place, 0o755);
  writeFileSync(at("plan.txt"), sample);
  expect(await run("import", "plan.txt", "-o", "plan.xlsx")).toMatchObject({ status: 0 });
});

const at = (name: string): string => join(place, name);
const run = (...args: string[]): Promise<KensanRun> => runKensan(args, { cwd: place });

/** Refused with a sentence; the input as it was and no other file there. */
async function expectRefused(output: string, sentence: RegExp): Promise<void> {
  const before = { names: readdirSync(place), plan: readFileSync(at("plan.xlsx")) };
  const refused = await run("summary", "plan.xlsx", "-o", output);
  expect(refused).toMatchObject({ status: 3, stdout: "" });
  expect(refused.stderr).toMatch(/^[^\n]+。\n$/);
  expect(refused.stderr).toMatch(sentence);
  expect(readdirSync(place)).toEqual(before.names);
  expect(readFileSync(at("plan.xlsx")).equals(before.plan)).toBe(true);
}

describe("an output is never one of the inputs", () => {
  test("by its name", () => expectRefused("plan.xlsx", /入力と同じ/));
  test("by ./ and ..", () => expectRefused(`./../${place.split("/").at(-1)!}/plan.xlsx`, /入力と同じ/));
  test("by its letter case, for shares that Windows reads", () => expectRefused("PLAN.xlsx", /入力と同じ/));
  test("by a symbolic link", async () => {
    symlinkSync("plan.xlsx", at("link.xlsx"));
    await expectRefused("link.xlsx", /入力と同じ/);
  });
  test("by a hard link", async () => {
    linkSync(at("plan.xlsx"), at("hard.xlsx"));
    await expectRefused("hard.xlsx", /入力と同じ/);
  });
  test("by a linked folder", async () => {
    symlinkSync(".", at("again"));
    await expectRefused("again/plan.xlsx", /入力と同じ/);
  });
});

describe("an output that cannot be written leaves all as it was", () => {
  test("its folder is missing", () => expectRefused("none/out.xlsx", /フォルダーがありません/));
  test("it is a folder", async () => {
    mkdirSync(at("out.xlsx"));
    await expectRefused("out.xlsx", /フォルダー/);
  });
  test("it is open elsewhere", async () => {
    writeFileSync(at("out.xlsx"), "old");
    writeFileSync(at("~$out.xlsx"), "");
    await expectRefused("out.xlsx", /開かれて/);
    expect(readFileSync(at("out.xlsx"), "utf8")).toBe("old");
  });
  test("its form is another", () => expectRefused("out.xlsm", /同じ形式/));

  test("there is no right to write it", async () => {
    writeFileSync(at("out.xlsx"), "old");
    chmodSync(at("out.xlsx"), 0o444);
    const refused = await runKensan(["summary", "plan.xlsx", "-o", "out.xlsx"], { cwd: place, ...(process.getuid?.() === 0 ? { uid: 65534 } : {}) });
    expect(refused).toMatchObject({ status: 3, stdout: "" });
    expect(refused.stderr).toContain("権限");
    expect(readFileSync(at("out.xlsx"), "utf8")).toBe("old");
  });

  test("the disk is full", () => {
    // A limit on the size of files stands for a full disk: the write fails in the middle, as it does there.
    writeFileSync(at("out.xlsx"), "old");
    const program = join(__dirname, "../../dist/cli/kensan.mjs");
    const script = `trap '' XFSZ; ulimit -f 2; exec "${process.execPath}" "${program}" summary plan.xlsx -o out.xlsx 2>&1; true`;
    let said = "";
    try {
      said = execFileSync("bash", ["-c", script], { cwd: place, encoding: "utf8" });
    } catch (cause) {
      said = String((cause as { stdout: unknown }).stdout); // a failed command carries what it printed
    }
    expect(said).toMatch(/^[^\n]*空きが足りない[^\n]*\n$/);
    expect(readFileSync(at("out.xlsx"), "utf8")).toBe("old");
    expect(readdirSync(place).sort()).toEqual(["out.xlsx", "plan.txt", "plan.xlsx"]);
  });
});

describe("an output is written whole", () => {
  test("over another file, whose rights it keeps", async () => {
    writeFileSync(at("out.xlsx"), "old");
    chmodSync(at("out.xlsx"), 0o640);
    expect(await run("summary", "plan.xlsx", "-o", "out.xlsx")).toMatchObject({ status: 0 });
    expect(readFileSync(at("out.xlsx")).subarray(0, 2).toString()).toBe("PK");
    expect(statSync(at("out.xlsx")).mode & 0o777).toBe(0o640);
    expect(readdirSync(place).sort()).toEqual(["out.xlsx", "plan.txt", "plan.xlsx"]);
  });

  test("through a link, which stays a link", async () => {
    writeFileSync(at("real.xlsx"), "old");
    symlinkSync("real.xlsx", at("out.xlsx"));
    expect(await run("summary", "plan.xlsx", "-o", "out.xlsx")).toMatchObject({ status: 0 });
    expect(readlinkSync(at("out.xlsx"))).toBe("real.xlsx");
    expect(readFileSync(at("real.xlsx")).subarray(0, 2).toString()).toBe("PK");
  });

  test("or not at all, when Ctrl-C comes at any moment", async () => {
    for (const delay of [20, 60, 100, 140, 180, 220]) {
      writeFileSync(at("out.xlsx"), "old");
      await runKensan(["summary", "plan.xlsx", "-o", "out.xlsx"], {
        cwd: place, meanwhile: (child) => void setTimeout(() => child.kill("SIGINT"), delay),
      });
      const content = readFileSync(at("out.xlsx"));
      expect(content.toString("latin1") === "old" || content.subarray(0, 2).toString() === "PK").toBe(true);
      expect(readdirSync(place).sort()).toEqual(["out.xlsx", "plan.txt", "plan.xlsx"]);
    }
  });
});
