import { constants, closeSync, fchmodSync, fsyncSync, openSync, renameSync, statSync, unlinkSync, writeSync } from "node:fs";
import { access, lstat, open, readdir, readFile, realpath, stat } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { CommandFailure } from "../messages/commandLine.js";

/** A million cells make about 30 MB; a file beyond this is no workbook that anyone edits. */
const MAX_INPUT_BYTES = 256 * 1024 * 1024;
const WORKBOOK_ENDINGS = new Set([".xlsx", ".xlsm", ".xls", ".csv", ".tsv"]);

/** Reads a whole file; only a regular one, so that a device or a pipe never hangs the run. */
export async function readInput(file: string): Promise<Result<Uint8Array, CommandFailure>> {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for its writer for ever.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (stats.isDirectory()) return fail({ code: "is-a-folder", file });
      if (!stats.isFile()) return fail({ code: "not-a-file", file });
      if (stats.size > MAX_INPUT_BYTES) return fail({ code: "too-large", file, detail: `> ${MAX_INPUT_BYTES / 1024 / 1024} MB` });
      const { buffer, byteOffset, byteLength } = await handle.readFile();
      // Not the Buffer itself: its slice() shares memory where that of a Uint8Array copies.
      return succeed(new Uint8Array(buffer, byteOffset, byteLength));
    } finally {
      await handle.close();
    }
  } catch (cause) {
    return fail(readFailure(file, cause));
  }
}

/** Is there a file of exactly that name? */
export async function isFile(path: string): Promise<boolean> {
  return stat(path).then((stats) => stats.isFile(), () => false);
}

/** One of the character maps that lie beside the program; undefined where there is none of that name. */
export async function readCharacterMap(name: string): Promise<Uint8Array | undefined> {
  if (!/^[\w-]+\.bcmap$/.test(name)) return undefined; // the name comes out of a PDF
  const program = await realpath(process.argv[1] ?? ""); // npm starts it through a link
  return readFile(join(dirname(program), "cmaps", name)).catch(() => undefined);
}

/** What an argument means: files, and what could not be looked into. */
export interface ListedInputs {
  readonly files: readonly string[];
  readonly failures: readonly CommandFailure[];
}

/**
 * The file itself, or the workbooks in a folder and the folders below, in the order of their names. Excel's lock files
 * (`~$plan.xlsx`) and hidden files are no workbooks. Links to folders are not followed, so that no ring is walked.
 */
export async function listInputs(path: string): Promise<ListedInputs> {
  const isFolder = await stat(path).then((stats) => stats.isDirectory(), () => false);
  if (!isFolder) return { files: [path], failures: [] }; // what is missing is said when it is read
  const listed = { files: [] as string[], failures: [] as CommandFailure[] };
  await collectWorkbooks(path, listed);
  if (listed.files.length + listed.failures.length === 0) listed.failures.push({ code: "folder-without-workbooks", file: path });
  return listed;
}

async function collectWorkbooks(folder: string, listed: { files: string[]; failures: CommandFailure[] }): Promise<void> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    listed.failures.push(readFailure(folder, cause));
    return;
  }
  // By code unit: the same order on every machine, whatever its language.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await collectWorkbooks(path, listed);
    else if (WORKBOOK_ENDINGS.has(extname(entry.name).toLowerCase())) listed.files.push(path);
  }
}

/**
 * Refuses an output that cannot or must not be written, before any work is done: a folder, a place that does not exist,
 * a file that someone has open, or one of the inputs under any of its names (link, other case, `./`).
 */
export async function checkOutput(output: string, inputs: readonly string[]): Promise<Result<void, CommandFailure>> {
  const folder = await stat(dirname(resolve(output))).catch(() => undefined);
  if (!folder?.isDirectory()) return fail({ code: "output-folder-missing", file: output });
  const existing = await stat(output, { bigint: true }).catch(() => undefined);
  if (existing?.isDirectory()) return fail({ code: "output-is-folder", file: output });
  for (const input of inputs) {
    const stats = await stat(input, { bigint: true }).catch(() => undefined);
    const isSameFile = existing !== undefined && stats?.dev === existing.dev && stats.ino === existing.ino;
    if (isSameFile || (await foldPath(input)) === (await foldPath(output))) return fail({ code: "output-is-input", file: output });
  }
  if (!existing) return succeed(undefined);
  if (!existing.isFile()) return fail({ code: "output-failed", file: output, detail: "not a regular file" });
  const lock = await findLock(output);
  if (lock) return fail({ code: "output-open", file: output, detail: lock });
  const isWritable = await access(output, constants.W_OK).then(() => true, () => false);
  return isWritable ? succeed(undefined) : fail({ code: "output-no-permission", file: output });
}

/** The real path as a disk without letter case and with composed names (Windows, a share) would see it. */
async function foldPath(path: string): Promise<string> {
  const folder = await realpath(dirname(resolve(path))).catch(() => dirname(resolve(path)));
  const real = await realpath(path).catch(() => join(folder, basename(path)));
  return real.normalize("NFC").toLowerCase();
}

/** Excel and LibreOffice leave these beside a file while someone has it open. */
async function findLock(output: string): Promise<string | undefined> {
  const name = basename(output);
  for (const lock of [`~$${name}`, `.~lock.${name}#`]) {
    if (await lstat(join(dirname(output), lock)).catch(() => undefined)) return lock;
  }
  return undefined;
}

/**
 * Writes a file whole or not at all: beside its place, to the disk, then under its name in one step. A Ctrl-C meanwhile
 * waits for that step. What was there stays until then, and stays for good where anything fails.
 */
export async function writeWhole(output: string, bytes: Uint8Array): Promise<Result<void, CommandFailure>> {
  // Through a link to the file that it names, so that the link stays one.
  const target = await realpath(output).catch(() => resolve(output));
  const temporary = join(dirname(target), `.kensan-${process.pid}-${randomBytes(4).toString("hex")}.tmp`);
  const onSignal = (): never => process.exit(130);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, onSignal);
  try {
    // Synchronous on purpose: no signal handler and no other task can run between the first byte and the rename.
    writeTemporary(temporary, bytes, modeOf(target));
    renameSync(temporary, target);
    return succeed(undefined);
  } catch (cause) {
    removeQuietly(temporary);
    return fail(writeFailure(output, cause));
  } finally {
    // One turn of the loop, so that a signal that came meanwhile ends the run now instead of being lost.
    await new Promise((done) => setImmediate(done));
    for (const signal of signals) process.off(signal, onSignal);
  }
}

function writeTemporary(path: string, bytes: Uint8Array, mode: number | undefined): void {
  const descriptor = openSync(path, "wx", 0o666);
  try {
    if (mode !== undefined) fchmodSync(descriptor, mode);
    for (let offset = 0; offset < bytes.length; ) offset += writeSync(descriptor, bytes, offset);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Who may read and write the file that is replaced; undefined for a new one. */
function modeOf(path: string): number | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode & 0o7777;
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was never made, or is gone: either way nothing is left behind.
  }
}

function readFailure(file: string, cause: unknown): CommandFailure {
  switch (errorCode(cause)) {
    case "ENOENT": case "ENOTDIR": return { code: "no-such-file", file };
    case "EACCES": case "EPERM": return { code: "no-permission", file };
    case "EBUSY": case "ETXTBSY": return { code: "busy", file };
    case "EISDIR": return { code: "is-a-folder", file };
    case "ENXIO": return { code: "not-a-file", file };
    case undefined: throw cause;
    default: return { code: "unreadable", file, detail: errorCode(cause) ?? "" };
  }
}

function writeFailure(file: string, cause: unknown): CommandFailure {
  switch (errorCode(cause)) {
    case "EACCES": case "EPERM": case "EROFS": return { code: "output-no-permission", file };
    case "EBUSY": case "ETXTBSY": return { code: "output-open", file, detail: errorCode(cause) ?? "" };
    case "ENOSPC": case "EDQUOT": case "EFBIG": return { code: "disk-full", file };
    case "ENOENT": case "ENOTDIR": return { code: "output-folder-missing", file };
    case undefined: throw cause;
    default: return { code: "output-failed", file, detail: errorCode(cause) ?? "" };
  }
}

/** Node's code of a failed call of the system; undefined for a bug of ours. */
function errorCode(cause: unknown): string | undefined {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
}
