import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { fillSentence } from "../../../messages/language.js";
import { SUMMARY_NOTICES } from "../../../messages/summaryLabels.js";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: "12px" },
  help: { color: tokens.colorNeutralForeground2, lineHeight: "1.7" },
});

/** 改定の概要: looked at first, then written. */
export function SummaryView(): ReactNode {
  const { state: { summary, language }, controller, services, say, isBusy } = usePane();
  const styles = useStyles();
  const isPlanned = summary.status === "planned";
  const canWrite = isPlanned && !summary.isStale && services.port.abilities.addsSheets;
  return (
    <div className={styles.view}>
      <Text as="h2" size={400} weight="semibold" block>{say("summary-intro-title")}</Text>
      <Text block className={styles.help}>{say("summary-intro")}</Text>
      <Button appearance={isPlanned ? "secondary" : "primary"} disabled={isBusy} onClick={() => void controller.planSummary()}>{say(isPlanned ? "summary-preview-again" : "summary-preview")}</Button>
      {isPlanned && summary.summary.notices.map((notice) => <Text block key={notice.code}>{fillSentence(SUMMARY_NOTICES[notice.code][language], "params" in notice ? notice.params : {})}</Text>)}
      {isPlanned && <Button appearance="primary" disabled={isBusy || !canWrite} onClick={() => void controller.writeSummary()}>{say("summary-write")}</Button>}
    </div>
  );
}
