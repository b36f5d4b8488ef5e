import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { fail } from "../core/report/result.js";
import { checkBehindDoor, type CheckAnswer, type CheckOptions } from "./checkFile.js";
import { describeBug } from "./describeBug.js";

/** A worker costs about as much as four small files to start. */
const FILES_PER_WORKER = 4;

/**
 * Checks files side by side on all cores and gives the answers in the order of the files, each as soon as it and those
 * before it are there. A bug that one file brings out is that file's answer; the others go on.
 */
export async function* checkAll(files: readonly string[], options: CheckOptions, onDone: () => void): AsyncGenerator<CheckAnswer> {
  const workers = Math.min(availableParallelism(), Math.floor(files.length / FILES_PER_WORKER));
  if (workers < 2) {
    for (const file of files) {
      const answer = await checkBehindDoor(file, options);
      onDone();
      yield answer;
    }
    return;
  }
  const pool = new CheckPool(files, options, onDone);
  try {
    for (let i = 0; i < workers; i++) pool.addWorker();
    for (const answer of pool.answers) yield await answer;
  } finally {
    await pool.close(); // also where the reader of the answers has stopped early
  }
}

class CheckPool {
  readonly answers: readonly Promise<CheckAnswer>[];
  private readonly settle: ((answer: CheckAnswer) => void)[] = [];
  private readonly workers = new Set<Worker>();
  private next = 0;

  constructor(private readonly files: readonly string[], private readonly options: CheckOptions, private readonly onDone: () => void) {
    this.answers = files.map((_, i) => new Promise((resolve) => (this.settle[i] = resolve)));
  }

  addWorker(): void {
    const worker = new Worker(new URL("./checkWorker.js", import.meta.url), { workerData: this.options });
    this.workers.add(worker);
    let current = this.giveNext(worker);
    const finish = (answer: CheckAnswer): void => {
      this.settle[current]?.(answer);
      this.onDone();
    };
    worker.on("message", (answer: CheckAnswer) => {
      finish(answer);
      current = this.giveNext(worker);
    });
    // A worker that dies (out of memory, say) takes its file with it and no other; a new one goes on.
    worker.on("error", (cause) => {
      this.workers.delete(worker);
      finish(fail({ code: "crashed", file: this.files[current] ?? "", detail: describeBug(cause) }));
      if (this.next < this.files.length) this.addWorker();
    });
  }

  /** The index of the file that the worker gets; without one left, the worker ends. */
  private giveNext(worker: Worker): number {
    const index = this.next++;
    worker.postMessage(this.files[index] ?? null);
    return index;
  }

  async close(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }
}
