/**
 * `npm run fuzz [-- --seconds 120] [--seed N]`: workbooks that were damaged at random are opened, read, patched and read again.
 * None may make the code throw, take longer than ten seconds or fill the memory; what reads before a patch must read after it.
 * Every execution has its own number, printed with a find: `--seed N` repeats that one.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "115" }, seed: { type: "string" } } });
const HANG_MS = 10_000;
const MEMORY_MB = 800;

const first = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const endsAt = Date.now() + Number(values.seconds) * 1000;
const total = { executions: 0, slowest: { ms: 0 }, peakMb: 0, outcomes: new Map(), finds: [] };
console.log(`seed ${first}`);

let next = first;
while (Date.now() < endsAt && total.finds.length < 20) {
  next = await runFrom(next);
  if (values.seed !== undefined) break;
}

console.log(`executions ${total.executions}  slowest ${total.slowest.ms} ms (seed ${total.slowest.seed})  peak memory ${total.peakMb} MB`);
for (const [outcome, count] of [...total.outcomes].sort((a, b) => b[1] - a[1])) console.log(`  ${String(count).padStart(7)}  ${outcome}`);
console.log(`finds ${total.finds.length}`);
for (const find of total.finds) console.log(`  seed ${find.seed}  ${find.what}`);
process.exit(total.finds.length === 0 ? 0 : 1);

/** One process until it breaks or the time is over; gives the number to go on with. */
function runFrom(seed) {
  return new Promise((resolve) => {
    const count = values.seed === undefined ? 1e9 : 1;
    const child = fork(fileURLToPath(new URL("fuzz/worker.mjs", import.meta.url)), [], { execArgv: [`--max-old-space-size=${MEMORY_MB}`], stdio: ["ignore", "ignore", "pipe", "ipc"] });
    let running = { seed, since: Date.now(), first: true };
    let stderr = "";
    child.stderr.on("data", (piece) => (stderr = (stderr + piece).slice(-4000)));
    const find = (what) => total.finds.push({ seed: running.seed, what });
    const watch = setInterval(() => {
      if (Date.now() - running.since > HANG_MS) {
        find(`no answer within ${HANG_MS / 1000} s`);
        child.kill("SIGKILL");
      } else if (Date.now() >= endsAt) child.kill("SIGKILL");
    }, 200);
    child.on("message", (message) => {
      if (message.starts !== undefined) running = { seed: message.starts, since: Date.now() };
      if (message.ends === undefined) return;
      total.executions++;
      total.outcomes.set(message.outcome, (total.outcomes.get(message.outcome) ?? 0) + 1);
      total.peakMb = Math.max(total.peakMb, message.mb);
      if (message.ms > total.slowest.ms) total.slowest = { ms: message.ms, seed: message.ends };
      if (message.find) find(message.find);
      if (message.mb > MEMORY_MB) find(`${message.mb} MB`);
    });
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      if (code !== 0 && signal !== "SIGKILL" && running.first) throw new Error(`the worker does not start: ${stderr}`);
      if (code !== 0 && signal !== "SIGKILL") find(`the process died: ${stderr.trim().split("\n").slice(-3).join(" ")}`);
      resolve(running.seed + 1);
    });
    child.send({ first: seed, count });
  });
}
