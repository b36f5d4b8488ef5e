import { sayFailure, type CommandContext } from "./commandContext.js";

/** What a shell expects of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Ends a long run on Ctrl-C with what was written so far whole: lines that are on their way go out first. Gives the
 * function that ends the watch.
 */
export function endOnSignal(context: CommandContext): () => void {
  const onSignal = (): void => {
    sayFailure({ code: "interrupted" }, context);
    void context.io.flush().then(() => process.exit(INTERRUPTED));
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return () => {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  };
}
