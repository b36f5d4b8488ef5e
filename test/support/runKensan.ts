import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(__dirname, "../../dist/cli/kensan.mjs");

export interface KensanRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that the process held, in MB; 0 where the system does not tell (only Linux does). */
  readonly peakMegabytes: number;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The user to run as, where the test itself runs as root, whom no rights stop. */
  readonly uid?: number;
  /** Called with the process while it runs. */
  readonly meanwhile?: (child: { kill(signal: NodeJS.Signals): void; closeStdout(): void }) => void;
}

/** Runs the built command line as a user does. */
export function runKensan(args: readonly string[], options: RunOptions = {}): Promise<KensanRun> {
  if (!existsSync(PROGRAM)) throw new Error("dist/cli/kensan.mjs is missing: run `npm run build` first");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: ["ignore", "pipe", "pipe"],
      ...(options.uid === undefined ? {} : { uid: options.uid }),
    });
    let stdout = "";
    let stderr = "";
    let peakMegabytes = 0;
    const watch = setInterval(() => (peakMegabytes = Math.max(peakMegabytes, readPeak(child.pid))), 15);
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status, signal) => {
      clearInterval(watch);
      resolve({ status, signal, stdout, stderr, peakMegabytes });
    });
    options.meanwhile?.({ kill: (signal) => void child.kill(signal), closeStdout: () => child.stdout.destroy() });
  });
}

function readPeak(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has just ended, or this is no Linux
  }
}

/** A folder that is gone after the test file; gives the paths of files in it. */
export function temporaryFolder(): { readonly path: string; file(name: string): string } {
  const path = mkdtempSync(join(tmpdir(), "kensan-contract-"));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return { path, file: (name) => join(path, name) };
}
