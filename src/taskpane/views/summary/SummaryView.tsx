import { Button, makeStyles, MessageBar, MessageBarBody, Tab, TabList, Text, tokens } from "@fluentui/react-components";
import { DocumentTableRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import type { Summary } from "../../../app/summarize.js";
import { fillSentence } from "../../../messages/language.js";
import { SUMMARY_NOTICES } from "../../../messages/summaryLabels.js";
import { usePane } from "../../paneContext.js";
import { SheetPreview } from "../../preview/SheetPreview.js";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: "12px" },
  intro: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "8px", padding: "16px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  icon: { fontSize: "28px", color: tokens.colorBrandForeground1 },
  heading: { margin: 0 },
  text: { color: tokens.colorNeutralForeground2, lineHeight: "1.7" },
  notices: { margin: 0, paddingLeft: "20px", lineHeight: "1.6", fontSize: tokens.fontSizeBase200 },
  tabs: { flexWrap: "wrap" },
});

/** 改定の概要: looked at first, then written. */
export function SummaryView(): ReactNode {
  const { state: { summary }, controller, say, isBusy } = usePane();
  const styles = useStyles();
  const isPlanned = summary.status === "planned";
  return (
    <div className={styles.view}>
      {!isPlanned && (
        <div className={styles.intro}>
          <DocumentTableRegular className={styles.icon} aria-hidden />
          <Text as="h2" size={400} weight="semibold" block className={styles.heading}>{say("summary-intro-title")}</Text>
          <Text block className={styles.text}>{say("summary-intro")}</Text>
        </div>
      )}
      {summary.status === "no-tables" && (
        <MessageBar intent="warning" layout="multiline"><MessageBarBody><b>{say("summary-none")}</b> {say("summary-none-help")}</MessageBarBody></MessageBar>
      )}
      {isPlanned && <PlannedSummary summary={summary.summary} isStale={summary.isStale} />}
      <Button appearance={isPlanned && !summary.isStale ? "secondary" : "primary"} disabled={isBusy} onClick={() => void controller.planSummary()}>
        {say(isPlanned || summary.status === "written" ? "summary-preview-again" : "summary-preview")}
      </Button>
    </div>
  );
}

function PlannedSummary({ summary, isStale }: { readonly summary: Summary; readonly isStale: boolean }): ReactNode {
  const { state: { language }, controller, services, say, isBusy } = usePane();
  const styles = useStyles();
  const [chosen, setChosen] = useState(0);
  const plan = summary.sheets[chosen] ?? summary.sheets[0];
  const canAdd = services.port.abilities.addsSheets;
  return (
    <>
      {isStale && <MessageBar intent="warning"><MessageBarBody>{say("summary-stale")}</MessageBarBody></MessageBar>}
      {summary.notices.length > 0 && (
        <ul className={styles.notices} aria-label={say("summary-notices")}>
          {summary.notices.map((notice, i) => <li key={i}>{fillSentence(SUMMARY_NOTICES[notice.code][language], "params" in notice ? notice.params : {})}</li>)}
        </ul>
      )}
      {summary.sheets.length > 1 && (
        <TabList size="small" className={styles.tabs} aria-label={say("summary-sheets")} selectedValue={chosen} onTabSelect={(_, { value }) => setChosen(Number(value))}>
          {summary.sheets.map((sheet, i) => <Tab key={sheet.name} value={i}>{sheet.name}</Tab>)}
        </TabList>
      )}
      {plan && <SheetPreview plan={plan} />}
      <Text size={200} block className={styles.text}>{say(canAdd ? "summary-write-help" : "no-sheets")}</Text>
      <Button appearance="primary" disabled={isBusy || isStale || !canAdd} onClick={() => void controller.writeSummary()}>{say("summary-write")}</Button>
    </>
  );
}
