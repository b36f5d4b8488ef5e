import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { EraserRegular, HighlightRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { usePane } from "../../paneContext.js";
import type { Checked } from "../../state/paneState.js";

const useStyles = makeStyles({
  area: { display: "flex", flexDirection: "column", gap: "8px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  help: { color: tokens.colorNeutralForeground3 },
});

/** What is written to the workbook when the user asks for it, and how it comes off again. */
export function WriteActions({ checked, isStale }: { readonly checked: Checked; readonly isStale: boolean }): ReactNode {
  const { controller, services, say, isBusy } = usePane();
  const styles = useStyles();
  const canMark = checked.validation.findings.some((finding) => finding.severity !== "info");
  return (
    <section className={styles.area} aria-label={say("writes")}>
      <div className={styles.buttons}>
        {canMark && <Button size="small" icon={<HighlightRegular />} disabled={isBusy || isStale} onClick={() => void controller.mark()}>{say("mark-all")}</Button>}
        <Button size="small" icon={<EraserRegular />} disabled={isBusy} onClick={() => void controller.unmark()}>{say("unmark")}</Button>
      </div>
      <Text size={200} block className={styles.help}>{say("writes-help")}</Text>
      {canMark && !services.port.abilities.notes && <Text size={200} block className={styles.help}>{say("notes-missing")}</Text>}
    </section>
  );
}
