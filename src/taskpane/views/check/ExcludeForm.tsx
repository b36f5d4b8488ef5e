import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from "react";
import type { Finding } from "../../../core/report/report.js";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "8px", padding: "8px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  buttons: { display: "flex", gap: "6px" },
});

/** A finding is set aside only with a reason: whoever opens the workbook next year reads it. */
export function ExcludeForm({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }): ReactNode {
  const { controller, say, isBusy } = usePane();
  const styles = useStyles();
  const [reason, setReason] = useState("");
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void controller.exclude(finding, reason.trim()).then((isDone) => { if (isDone) onClose(); });
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={leave}>
      <Field label={say("exclude-reason")} hint={say("exclude-help")} required>
        <Textarea autoFocus value={reason} rows={2} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary" disabled={isBusy || reason.trim() === ""}>{say("exclude-do")}</Button>
        <Button size="small" onClick={onClose}>{say("cancel")}</Button>
      </div>
    </form>
  );
}
