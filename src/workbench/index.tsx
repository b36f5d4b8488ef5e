import { createRoot } from "react-dom/client";
import { keepOffline } from "./offline/keepOffline.js";
import { OwnPane } from "./page/OwnPane.js";
import { startLanguage } from "./page/startLanguage.js";
import { Workbench } from "./page/Workbench.js";
import "./page/workbench.css";

const page = document.getElementById("page");
if (page) createRoot(page).render(<Workbench startLanguage={startLanguage()} Pane={OwnPane} />);
keepOffline();
