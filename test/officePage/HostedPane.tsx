import { useEffect, useLayoutEffect, useMemo, type ReactNode } from "react";
import type { PaneOfSessionProps } from "../../src/workbench/page/Workbench.js";
import { hostFacts } from "../host/bridge/hostFacts.js";
import { installNativeBridge } from "../host/bridge/nativeBridge.js";
import { EmulatedExcel } from "../host/emulatedExcel.js";
import { EXCEL_OBJECTS } from "../host/excel/objects.js";
import { ExcelSession } from "../host/session/excelSession.js";
import { followGrid } from "../host/session/followGrid.js";
import { requirementSets } from "../host/wire/requirementSets.js";

/** What the script in front of the add-in's page calls, from inside the frame. */
interface Connectable {
  kensanConnect?: (inner: Window) => void;
}

/** The buttons of the manifest that run a function. */
const COMMANDS = [["checkBook", "合計を検証"], ["showSummary", "改定の概要"], ["undoLatest", "元に戻す"], ["checkTable", "この表を検算"]] as const;

/** Each Excel gets a frame of its own. */
let count = 0;

/** The add-in's own page in a frame, and an Excel of ours over the book that the grid shows: Excel 2021, or what `?api=1.17` says. */
export function HostedPane({ session: { book, calculation }, language }: PaneOfSessionProps): ReactNode {
  const { host, session, facts, number } = useMemo(() => {
    const sets = requirementSets(new URLSearchParams(location.search).get("api") ?? "1.14");
    const made = new ExcelSession(book, EXCEL_OBJECTS, { sets, calculator: calculation.attached });
    return { number: ++count, host: new EmulatedExcel(made), session: made, facts: hostFacts(sets, { locale: language === "ja" ? "ja-JP" : "en-US", sharedRuntime: true }) };
  }, [book, calculation, language]);
  useEffect(() => followGrid(session, () => host.deliver()), [session, host]);
  // In the layout phase: the frame's first script asks for it.
  useLayoutEffect(() => {
    (window as Connectable).kensanConnect = (inner) => {
      const send = installNativeBridge(inner, { ...facts, settings: session.addinSettings.asJson() }, host);
      host.onMessage(({ eventId, payload }) => send(eventId, "", payload));
    };
  }, [host, session, facts]);
  useEffect(() => tellBugs(session), [session]);
  return (
    <div style={{ display: "flex", flexDirection: "column", height: "100%" }}>
      <div role="toolbar" aria-label="リボン" style={{ display: "flex", gap: 4, padding: 6, background: "#107c41" }}>
        {COMMANDS.map(([name, label]) => <button key={name} type="button" onClick={() => host.invokeCommand(name)}>{label}</button>)}
      </div>
      <iframe key={number} title="Excel の作業ウィンドウ" src="addin/taskpane.html" style={{ flex: 1, border: 0 }} />
    </div>
  );
}

/** Errors of the emulated Excel itself go to the console: there a developer looks, and a test. */
function tellBugs(session: ExcelSession): () => void {
  let told = 0;
  const timer = setInterval(() => {
    for (const bug of session.bugs.slice(told)) console.error("the emulated Excel failed:", bug); // eslint-disable-line no-console -- see above
    told = session.bugs.length;
  }, 500);
  return () => clearInterval(timer);
}
