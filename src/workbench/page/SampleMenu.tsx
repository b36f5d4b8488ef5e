import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { WorkbenchTextCode } from "../../messages/workbenchText.js";
import { SAMPLES, type Sample } from "../samples.js";

interface SampleMenuProps {
  readonly say: (code: WorkbenchTextCode) => string;
  readonly onChoose: (sample: Sample) => void;
}

/** A button with a list under it; arrow keys walk it, Escape closes it. */
export function SampleMenu({ say, onChoose }: SampleMenuProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const items = (): HTMLButtonElement[] => [...(root.current?.querySelectorAll<HTMLButtonElement>("[role=menuitem]") ?? [])];

  useEffect(() => {
    if (!isOpen) return undefined;
    items()[0]?.focus();
    const leave = (event: Event): void => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener("pointerdown", leave, true);
    return () => document.removeEventListener("pointerdown", leave, true);
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const list = items();
    const at = list.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + list.length, Home: 0, End: list.length - 1 }[event.key];
    if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else if (next !== undefined) list[next % list.length]?.focus();
    if (next !== undefined || event.key === "Escape") event.preventDefault();
  };
  return (
    <div className="menu" ref={root}>
      <button type="button" className="bar-button" aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{say("samples")}<span className="chevron" aria-hidden="true" /></button>
      {isOpen && (
        <ul className="menu-list" role="menu" aria-label={say("samples")} onKeyDown={press}>
          {SAMPLES.map((sample) => (
            <li key={sample.file} role="none">
              <button type="button" role="menuitem" tabIndex={-1} onClick={() => { close(); onChoose(sample); }}>
                {say(sample.name)}<small>{say(sample.note)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
