import { Button, Field, makeStyles, Radio, RadioGroup, Select } from "@fluentui/react-components";
import { useEffect, useState, type ReactNode } from "react";
import { keyHeaders, type EditionSource, type SourcePart } from "../../controller/comparing.js";
import { usePane } from "../../paneContext.js";
import { PartSelect } from "./PartSelect.js";

const useStyles = makeStyles({ form: { display: "flex", flexDirection: "column", gap: "8px" } });

type Kind = EditionSource["kind"];
interface Parts {
  readonly before: SourcePart | undefined;
  readonly after: SourcePart | undefined;
}

/** Which edition is the one before: another file, another sheet or table of this workbook, or the one kept inside. */
export function SourceForm(): ReactNode {
  const { state: { revision, revisionParts, changeCount }, controller, services, say, isBusy } = usePane();
  const styles = useStyles();
  const compared = revision.status === "compared" ? revision.comparison : undefined;
  const known = compared?.source;
  const [kind, setKind] = useState<Kind>(known?.kind ?? (services.openFile ? "file" : "base"));
  const [file, setFile] = useState<File | undefined>(undefined);
  const [parts, setParts] = useState<Parts>(known?.kind === "sheet" ? { before: known.before, after: known.after } : { before: undefined, after: undefined });
  // the list is read when it is asked for, and again after the workbook changed
  useEffect(() => { if (kind === "sheet") void controller.listParts(); }, [kind, changeCount, controller]);
  const { before, after } = parts;
  const isReady = kind === "base" || (kind === "file" ? file !== undefined || known?.kind === "file" : before !== undefined && after !== undefined);
  const sourceOf = async (): Promise<EditionSource | undefined> => {
    if (kind === "base") return { kind };
    if (kind === "sheet") return before && after ? { kind, before, after } : undefined;
    if (file) return { kind, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    return known?.kind === "file" ? known : undefined;
  };
  const compare = async (keyHeader: string | undefined): Promise<void> => {
    const source = await sourceOf();
    if (source) await controller.compare(source, keyHeader);
  };
  const headers = compared ? keyHeaders(compared) : [];
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
          <PartSelect label={say("revision-sheet-before")} parts={revisionParts} value={before} onChoose={(part) => setParts({ before: part, after })} />
          <PartSelect label={say("revision-sheet-after")} parts={revisionParts} value={after} onChoose={(part) => setParts({ before, after: part })} />
        </>
      )}
      {compared && headers.length > 0 && (
        <Field label={say("revision-key")} hint={say("revision-key-help")}>
          <Select value={compared.keyHeader ?? ""} disabled={isBusy || !isReady} onChange={(_, { value }) => void compare(value === "" ? undefined : value)}>
            <option value="">{say("revision-key-auto")}</option>
            {headers.map((header) => <option key={header} value={header}>{header}</option>)}
          </Select>
        </Field>
      )}
      <Button appearance={known ? "secondary" : "primary"} disabled={isBusy || !isReady} onClick={() => void compare(compared?.keyHeader)}>{say(known ? "revision-compare-again" : "revision-compare")}</Button>
    </div>
  );
}
