import { useEffect, useState } from "react";
import type { WorkbenchSession } from "../workbenchSession.js";

/** A frame of the screen has 16 ms; the rest is the page's own. */
const PORTION = 8;
/** The grid is drawn first. */
const PATIENCE = 1500;

/**
 * Makes the calculation ready while the page rests, in small parts, so that the first entry into a large book does not wait for all of it.
 * True while that goes on.
 */
export function useReadyCalculation(session: WorkbenchSession | undefined): boolean {
  const [pending, setPending] = useState<WorkbenchSession>();
  useEffect(() => {
    if (!session) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const go = (): void => {
      const end = performance.now() + PORTION;
      let isDone = session.calculation.prepare();
      while (!isDone && performance.now() < end) isDone = session.calculation.prepare();
      setPending(isDone ? undefined : session);
      if (!isDone) timer = setTimeout(go, 4);
    };
    timer = setTimeout(go, PATIENCE);
    return () => clearTimeout(timer);
  }, [session]);
  return pending !== undefined && pending === session;
}
