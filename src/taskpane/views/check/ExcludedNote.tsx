import { Button, makeStyles, Text } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Finding } from "../../../core/report/report.js";
import { fillSentence } from "../../../messages/language.js";
import { EXCLUSION_TEXT } from "../../../messages/settingsMessages.js";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({ note: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: "8px" } });

/** Why the user has set a finding aside, and the way back. */
export function ExcludedNote({ finding, reason }: { readonly finding: Finding; readonly reason: string }): ReactNode {
  const { state: { language }, controller, say, isBusy } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.note}>
      <Text size={200}>{fillSentence(EXCLUSION_TEXT.reason[language], { reason })}</Text>
      <Button size="small" disabled={isBusy} onClick={() => void controller.include(finding)}>{say("include")}</Button>
    </div>
  );
}
