import { useCallback, useEffect, useRef, useState, type ComponentType, type ReactNode } from "react";
import type { ReadFailure, WriteFailure } from "../../app/ports.js";
import type { Language } from "../../messages/language.js";
import { formatPortFailure } from "../../messages/portFailures.js";
import { formatNotSaved, workbenchText, type WorkbenchTextCode } from "../../messages/workbenchText.js";
import { SAMPLES, type Sample } from "../samples.js";
import { fittingName, offeredName, saveFile } from "../saveFile.js";
import { openSession, type WorkbenchSession } from "../workbenchSession.js";
import { AskDiscard } from "./AskDiscard.js";
import { NoticeLine, type PageNotice } from "./NoticeLine.js";
import { SheetArea } from "./SheetArea.js";
import { Splitter } from "./Splitter.js";
import { TopBar } from "./TopBar.js";
import { useFileDrop } from "./useFileDrop.js";
import { useRegionKeys } from "./useRegionKeys.js";
import { useReadyCalculation } from "./useReadyCalculation.js";

/** Something that can be opened: a file of the user's, or a sample. */
interface Source {
  readonly name: string;
  read(): Promise<Uint8Array>;
}

interface WorkbenchProps {
  readonly startLanguage: Language;
  /** What stands beside the sheet: the pane's own components, or the add-in in its frame. */
  readonly Pane: ComponentType<PaneOfSessionProps>;
}

export interface PaneOfSessionProps {
  readonly session: WorkbenchSession;
  readonly language: Language;
}

const PANE_WIDTH = 400;

/** The page: the bar, the sheet, the pane beside it. What is open is a session; another file is another session. */
export function Workbench({ startLanguage, Pane }: WorkbenchProps): ReactNode {
  const [language, setLanguage] = useState(startLanguage);
  const [session, setSession] = useState<WorkbenchSession>();
  const [saveName, setSaveName] = useState<string>();
  const [isChanged, setChanged] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [notice, setNotice] = useState<PageNotice>();
  const [asked, setAsked] = useState<Source>();
  const [paneWidth, setPaneWidth] = useState(PANE_WIDTH);
  const say = useCallback((code: WorkbenchTextCode, values: Readonly<Record<string, string>> = {}) => workbenchText(code, language, values), [language]);
  const tell = useCallback((text: string, isTrouble = false) => setNotice({ text, isTrouble }), []);
  const onBug = useCallback((cause: unknown) => tell(say("crashed", { detail: cause instanceof Error ? cause.message : String(cause) }), true), [say, tell]);

  const open = useCallback(async (source: Source): Promise<void> => {
    setAsked(undefined);
    setBusy(true);
    tell(say("opening", { file: source.name }));
    try {
      const opened = await openSession(await source.read(), source.name, onBug);
      if (!opened.ok) return tell(`${source.name}: ${failureText(opened.error, language)}`, true);
      setSession(opened.value);
      setSaveName(offeredName(source.name, opened.value.form));
      setChanged(false);
      setNotice(undefined);
    } catch (cause) {
      // a door where a bug is caught: the book that is open lives on
      onBug(cause);
    } finally {
      setBusy(false);
    }
  }, [say, tell, onBug, language]);

  const choose = useCallback((source: Source): void => {
    if (isChanged) setAsked(source);
    else void open(source);
  }, [isChanged, open]);
  const openFile = useCallback((file: File) => choose({ name: file.name, read: async () => new Uint8Array(await file.arrayBuffer()) }), [choose]);
  const isDropping = useFileDrop(openFile);

  const isPreparing = useReadyCalculation(session);

  useRegionKeys();
  useFirstSample(open);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = session ? `${session.fileName} — ${say("product")}` : say("product");
  }, [language, session, say]);
  useEffect(() => session?.book.listen(({ source, changes }) => {
    // Results follow from what was changed or, where the file came without them, from nothing that anyone did.
    if (source !== "calculation" && changes.some((change) => change.kind !== "selection")) setChanged(true);
  }), [session]);
  useLeaveWarning(isChanged);

  const save = async (): Promise<void> => {
    if (!session || saveName === undefined) return;
    const name = fittingName(saveName, session.form);
    try {
      const saved = await session.save();
      if (!saved.ok) return tell(failureText(saved.error, language), true);
      saveFile(saved.value.bytes, name);
      setSaveName(name);
      setChanged(false);
      const left = formatNotSaved(saved.value.notSaved, language);
      if (left !== undefined) tell(say("saved-in-part", { file: name, parts: left }), true);
      else tell(say("saved", { file: name }));
    } catch (cause) {
      // a door where a bug is caught
      onBug(cause);
    }
  };

  return (
    <div className="workbench">
      <div>
        <a className="skip" href="#kensan-pane">{say("skip-to-pane")}</a>
        <TopBar
          say={say} saveName={saveName} isChanged={isChanged} isBusy={isBusy} isPreparing={isPreparing} onOpen={openFile} onSample={(sample) => choose(sampleSource(sample))}
          onSaveName={setSaveName} onSave={() => void save()} onLanguage={() => setLanguage(language === "ja" ? "en" : "ja")}
        />
      </div>
      <NoticeLine notice={notice} closeLabel={say("close-notice")} onClose={() => setNotice(undefined)} />
      <div className="work">
        <main className="sheet-part" aria-label={say("grid-region")}>
          <div className="sheet">
            {session ? <SheetArea session={session} language={language} onRefused={(failure) => tell(say("edit-refused", { reason: failureText(failure, language) }), true)} /> : <p className="loading">{say("loading")}</p>}
          </div>
          <Splitter label={say("splitter")} width={paneWidth} onWidth={setPaneWidth} />
        </main>
        <aside className="pane" id="kensan-pane" tabIndex={-1} aria-label={say("pane-region")} style={{ width: paneWidth }}>
          {session && <Pane session={session} language={language} />}
        </aside>
        {isDropping && <div className="drop-veil">{say("drop-here")}</div>}
      </div>
      {asked && <AskDiscard question={say("discard", { file: asked.name })} yes={say("discard-yes")} no={say("discard-no")} onAnswer={(isYes) => { if (isYes) void open(asked); else setAsked(undefined); }} />}
    </div>
  );
}

function failureText({ code, detail }: ReadFailure | WriteFailure, language: Language): string {
  const { what, help } = formatPortFailure(code, detail, language);
  return language === "ja" ? what + help : `${what} ${help}`;
}

function sampleSource({ file }: Sample): Source {
  return {
    name: file,
    read: async () => {
      const response = await fetch(`samples/${file}`);
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

/** A sample is open from the start, so that there is something to try. */
function useFirstSample(open: (source: Source) => Promise<void>): void {
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void open(sampleSource(SAMPLES[0]));
  }, [open]);
}

function useLeaveWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isChanged]);
}
