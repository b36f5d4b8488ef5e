import { useEffect, useState } from "react";
import type { WorkbenchSession } from "../workbenchSession.js";

/** The grid is drawn first. */
const PATIENCE = 1500;

/** Makes the calculation ready when the grid stands; true while it is being made ready or is at work. Ends it with its session. */
export function useReadyCalculation(session: WorkbenchSession | undefined): boolean {
  const [busy, setBusy] = useState<WorkbenchSession>();
  useEffect(() => {
    if (!session) return undefined;
    const { calculation } = session;
    const endListening = calculation.listen((isBusy) => setBusy(isBusy ? session : undefined));
    const timer = setTimeout(() => calculation.start(), PATIENCE);
    return () => {
      clearTimeout(timer);
      endListening();
      calculation.end();
    };
  }, [session]);
  return busy !== undefined && busy === session;
}
