import { Field, makeStyles, Select } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { ComparablePart } from "../../../app/listTables.js";
import { usePane } from "../../paneContext.js";

interface PartSelectProps {
  readonly label: string;
  readonly parts: readonly ComparablePart[];
  readonly value: Pick<ComparablePart, "sheet" | "ref"> | undefined;
  readonly onChoose: (part: ComparablePart | undefined) => void;
}

// A title as long as a sentence must not push the list out of the pane.
const useStyles = makeStyles({ box: { minWidth: 0 }, list: { minWidth: 0, width: "100%", textOverflow: "ellipsis" } });

/** A sheet of the workbook, or one of its tables: chosen from a list, never typed. */
export function PartSelect({ label, parts, value, onChoose }: PartSelectProps): ReactNode {
  const { say, isBusy } = usePane();
  const styles = useStyles();
  const chosen = parts.findIndex((part) => part.sheet === value?.sheet && part.ref === value.ref);
  return (
    <Field label={label}>
      <Select className={styles.box} select={{ className: styles.list }} value={String(chosen)} disabled={isBusy} onChange={(_, { value: position }) => onChoose(parts[Number(position)])}>
        <option value="-1">{say("revision-choose")}</option>
        {parts.map((part, i) => <option key={`${part.sheet}!${part.ref ?? ""}`} value={String(i)}>{nameOf(part)}</option>)}
      </Select>
    </Field>
  );
}

function nameOf({ sheet, ref, title }: ComparablePart): string {
  return ref === undefined ? sheet : `${sheet}　${ref}${title === "" ? "" : `　${title.replace(/\s+/g, " ").slice(0, 24)}`}`;
}
