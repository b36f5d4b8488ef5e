import { processIo } from "./commandIo.js";
import { run } from "./run.js";

const io = processIo();
const status = await run(process.argv.slice(2), io);
await io.flush();
process.exit(status);
