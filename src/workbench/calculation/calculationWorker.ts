import type { CalculationAnswer, CalculationRequest } from "./calculationMessages.js";
import { CalculationServer } from "./calculationServer.js";
import { loadCalculation } from "./loadCalculation.js";

/** What a worker's global scope offers; the DOM's own types describe a window. */
interface WorkerScope {
  postMessage(answer: CalculationAnswer): void;
  onmessage: ((event: MessageEvent<CalculationRequest>) => void) | null;
}

const scope = self as unknown as WorkerScope; // this file runs in a worker only
const server = new CalculationServer(loadCalculation, (answer) => scope.postMessage(answer));
scope.onmessage = ({ data }) => server.take(data);
scope.postMessage({ kind: "started" });
