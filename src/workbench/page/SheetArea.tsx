import { useEffect, useRef, useState, type ReactNode } from "react";
import type { WriteFailure } from "../../app/ports.js";
import type { Language } from "../../messages/language.js";
import type { WorkbenchSession } from "../workbenchSession.js";

interface SheetAreaProps {
  readonly session: WorkbenchSession;
  readonly language: Language;
  readonly onRefused: (failure: WriteFailure) => void;
}

/** The grid lives outside of React: it is made anew for each book and each language. Its program is loaded when it is first needed. */
export function SheetArea({ session, language, onRefused }: SheetAreaProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const refused = useRef(onRefused);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    refused.current = onRefused;
  });
  useEffect(() => {
    let dispose = (): void => undefined;
    let isGone = false;
    void import("../grid/gridView.js").then(({ showGrid }) => {
      if (isGone || !host.current) return;
      // Univer takes its element over, and leaves it behind: each grid gets one of its own.
      const container = document.createElement("div");
      container.className = "univer-host";
      host.current.replaceChildren(container);
      const view = showGrid({ container, book: session.book, fileName: session.fileName, language, accepts: (state) => session.accepts(state), onRefused: (failure) => refused.current(failure) });
      dispose = () => {
        view.dispose();
        container.remove();
      };
      setReady(true);
    });
    return () => {
      isGone = true;
      dispose();
      setReady(false);
    };
  }, [session, language]);
  return <div ref={host} data-ready={isReady} />;
}
