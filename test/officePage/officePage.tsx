import { createRoot } from "react-dom/client";
import { startLanguage } from "../../src/workbench/page/startLanguage.js";
import { Workbench } from "../../src/workbench/page/Workbench.js";
import "../../src/workbench/page/workbench.css";
import { giveMetadata } from "../host/metadata/browserMetadata.js";
import { HostedPane } from "./HostedPane.js";

/** The workbench for developers: beside its sheet stands the built add-in with the real office.js, and the emulated Excel answers it. */
giveMetadata(await (await fetch("host/metadata.json")).text());
const page = document.getElementById("page");
if (page) createRoot(page).render(<Workbench startLanguage={startLanguage()} Pane={HostedPane} />);
