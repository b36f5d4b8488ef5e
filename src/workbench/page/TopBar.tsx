import { useRef, type ReactNode } from "react";
import type { WorkbenchTextCode } from "../../messages/workbenchText.js";
import type { Sample } from "../samples.js";
import { SampleMenu } from "./SampleMenu.js";

export interface TopBarProps {
  readonly say: (code: WorkbenchTextCode) => string;
  /** The name under which the file will be saved; undefined while none is open. */
  readonly saveName: string | undefined;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  /** The calculation is being made ready; entries are taken, and may wait for it. */
  readonly isPreparing: boolean;
  readonly onOpen: (file: File) => void;
  readonly onSample: (sample: Sample) => void;
  readonly onSaveName: (name: string) => void;
  readonly onSave: () => void;
  readonly onLanguage: () => void;
}

export function TopBar({ say, saveName, isChanged, isBusy, isPreparing, onOpen, onSample, onSaveName, onSave, onLanguage }: TopBarProps): ReactNode {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <header className="top-bar" aria-label={say("header-region")}>
      <h1 className="product"><img src="icon.svg" alt="" />{say("product")}</h1>
      <button type="button" className="bar-button" title={say("open-hint")} disabled={isBusy} onClick={() => picker.current?.click()}>{say("open")}</button>
      <input
        ref={picker} type="file" hidden accept=".xlsx,.xlsm,.xls,.csv,.tsv" aria-label={say("open-hint")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = ""; // the same file can be chosen again
          if (file) onOpen(file);
        }}
      />
      <SampleMenu say={say} onChoose={onSample} />
      <button type="button" className="bar-button main" title={say("save-hint")} disabled={isBusy || saveName === undefined} onClick={onSave}>{say("save")}</button>
      {saveName !== undefined && (
        <div className="file">
          <input type="text" value={saveName} aria-label={say("file-name")} title={say("file-name")} spellCheck={false} onChange={(event) => onSaveName(event.target.value)} />
          <span className={isChanged ? "state unsaved" : "state"} role="status">{say(isChanged ? "unsaved" : "all-saved")}{isPreparing && ` · ${say("preparing")}`}</span>
        </div>
      )}
      <span className="spacer" />
      <button type="button" className="bar-button" title={say("language-hint")} onClick={onLanguage}>{say("language")}</button>
    </header>
  );
}
