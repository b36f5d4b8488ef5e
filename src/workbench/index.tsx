import { createRoot } from "react-dom/client";
import type { Language } from "../messages/language.js";
import { keepOffline } from "./offline/keepOffline.js";
import { Workbench } from "./page/Workbench.js";
import "./page/workbench.css";

/** Japanese unless the browser is set to another language, or the address says so (`?lang=en`). */
function startLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked === "ja" || asked === "en") return asked;
  return navigator.language.startsWith("ja") ? "ja" : "en";
}

const page = document.getElementById("page");
if (page) createRoot(page).render(<Workbench startLanguage={startLanguage()} />);
keepOffline();
