import { Button, Field, Input, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { EditionSource } from "../../controller/comparing.js";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({ form: { display: "flex", flexDirection: "column", gap: "8px" } });

type Kind = EditionSource["kind"];

/** Which edition is the one before: another file, another sheet of this workbook, or the one kept inside. */
export function SourceForm(): ReactNode {
  const { state: { revision }, controller, services, say, isBusy } = usePane();
  const styles = useStyles();
  const known = revision.status === "compared" ? revision.comparison.source : undefined;
  const [kind, setKind] = useState<Kind>(known?.kind ?? (services.openFile ? "file" : "base"));
  const [file, setFile] = useState<File | undefined>(undefined);
  const [sheets, setSheets] = useState(known?.kind === "sheet" ? { before: known.before, after: known.after } : { before: "", after: "" });
  const isReady = kind === "base" || (kind === "file" ? file !== undefined || known?.kind === "file" : sheets.before !== "" && sheets.after !== "");
  const compare = async (): Promise<void> => {
    if (kind === "base") await controller.compare({ kind });
    else if (kind === "sheet") await controller.compare({ kind, ...sheets });
    else if (file) await controller.compare({ kind, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    else if (known?.kind === "file") await controller.compare(known);
  };
  return (
    <div className={styles.form}>
      <Field label={say("revision-source")}>
        <RadioGroup value={kind} onChange={(_, { value }) => setKind(value === "sheet" || value === "base" ? value : "file")}>
          {services.openFile && <Radio value="file" label={say("revision-source-file")} />}
          <Radio value="sheet" label={say("revision-source-sheet")} />
          <Radio value="base" label={say("revision-source-base")} />
        </RadioGroup>
      </Field>
      {kind === "file" && (
        <Field label={say("revision-file")}>
          <input type="file" accept=".xlsx,.xlsm,.xls,.csv,.tsv" aria-label={say("revision-file")} onChange={(event) => setFile(event.target.files?.[0])} />
        </Field>
      )}
      {kind === "sheet" && (
        <>
          <Field label={say("revision-sheet-before")}><Input value={sheets.before} onChange={(_, { value }) => setSheets({ ...sheets, before: value })} /></Field>
          <Field label={say("revision-sheet-after")}><Input value={sheets.after} onChange={(_, { value }) => setSheets({ ...sheets, after: value })} /></Field>
        </>
      )}
      <Button appearance={known ? "secondary" : "primary"} disabled={isBusy || !isReady} onClick={() => void compare()}>{say(known ? "revision-compare-again" : "revision-compare")}</Button>
    </div>
  );
}
