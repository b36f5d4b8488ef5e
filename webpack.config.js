import { addin } from "./scripts/build/addin.mjs";
import { cli } from "./scripts/build/cli.mjs";
import { workbench } from "./scripts/build/workbench.mjs";

/** Each bundle has a file of its own in scripts/build; `npm run build -- --config-name cli` makes one alone. */
export default [cli, addin, workbench];
