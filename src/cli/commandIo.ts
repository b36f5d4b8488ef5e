import type { WriteStream } from "node:tty";

/** The two streams of a run, and what may be done on them. Nothing else of the command line writes to the terminal. */
export interface CommandIo {
  /** Writes to standard output, for results. */
  out(text: string): void;
  /** Writes to standard error, for what goes wrong and for progress. */
  err(text: string): void;
  readonly hasColors: boolean;
  /** True where progress may be drawn over itself on standard error. */
  readonly showsProgress: boolean;
  /** The reader of standard output went away (`| head`): what is left need not be computed. */
  isClosed(): boolean;
  /** Resolves when all that was written is out. */
  flush(): Promise<void>;
}

/** The streams of this process. A reader that closes its end early is no error. */
export function processIo(): CommandIo {
  const { stdout, stderr, env } = process;
  let isClosed = false;
  const ignoreClosed = (cause: NodeJS.ErrnoException): void => {
    if (cause.code !== "EPIPE") throw cause;
    isClosed = true;
  };
  stdout.on("error", ignoreClosed);
  stderr.on("error", ignoreClosed);
  // https://no-color.org; TERM=dumb is an editor's shell, which shows escape sequences as they are.
  const mayColor = !env["NO_COLOR"] && env["TERM"] !== "dumb";
  return {
    out: (text) => {
      if (!isClosed) stdout.write(text);
    },
    err: (text) => {
      stderr.write(text);
    },
    hasColors: mayColor && stdout.isTTY === true, // undefined in a pipe, which picocolors would take for "decide yourself"
    showsProgress: stderr.isTTY && env["TERM"] !== "dumb",
    isClosed: () => isClosed,
    flush: async () => {
      await Promise.all([drain(stdout), drain(stderr)]);
    },
  };
}

function drain(stream: WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write("", () => resolve()));
}
