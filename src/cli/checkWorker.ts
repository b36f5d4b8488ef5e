import { parentPort, workerData } from "node:worker_threads";
import { checkBehindDoor, type CheckOptions } from "./checkFile.js";

/** A worker thread of the pool: gets a file's name, answers with its report, ends at null. */
const options = workerData as CheckOptions; // the pool alone starts this file, with these

parentPort?.on("message", (file: string | null) => {
  if (file === null) parentPort?.close();
  else void checkBehindDoor(file, options).then((answer) => parentPort?.postMessage(answer));
});
