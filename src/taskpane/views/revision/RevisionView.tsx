import { Button, Card, makeStyles, MessageBar, MessageBarBody, Tab, TabList, Text, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { differs } from "../../../app/compare.js";
import type { SheetPlan } from "../../../core/sheets/sheetPlan.js";
import { fillSentence } from "../../../messages/language.js";
import { SUMMARY_NOTICES } from "../../../messages/summaryLabels.js";
import type { Comparison } from "../../state/paneState.js";
import { usePane } from "../../paneContext.js";
import { DifferenceList } from "./DifferenceList.js";
import { SheetPreview } from "../../preview/SheetPreview.js";
import { RenameCards } from "./RenameCards.js";
import { RowWaterfall } from "./RowWaterfall.js";
import { OutputForm } from "./OutputForm.js";
import { SourceForm } from "./SourceForm.js";

/** Of a comparison of thousands of rows the browser would draw every one. */
const ROWS_SHOWN = 150;

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: "12px", "& h2, & h3, & h4": { margin: 0 } },
  help: { color: tokens.colorNeutralForeground2, lineHeight: "1.7" },
  notices: { margin: 0, paddingLeft: "20px", lineHeight: "1.6", fontSize: tokens.fontSizeBase200 },
  tabs: { flexWrap: "wrap" },
});

/** 改定: the edition before is chosen, the differences are looked at, then the comparison tables are written. */
export function RevisionView(): ReactNode {
  const { state: { revision }, controller, say, isBusy } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.view}>
      <Text as="h2" size={400} weight="semibold" block>{say("revision-intro-title")}</Text>
      <Text block className={styles.help}>{say("revision-intro")}</Text>
      <SourceForm />
      {revision.status === "compared" && revision.isStale && <MessageBar intent="warning"><MessageBarBody>{say("revision-stale")}</MessageBarBody></MessageBar>}
      {revision.status === "compared" && <Result comparison={revision.comparison} isStale={revision.isStale} />}
      <Card appearance="outline">
        <Text as="h3" weight="semibold" block>{say("revision-base")}</Text>
        <Text block className={styles.help}>{say("revision-base-help")}</Text>
        <Button disabled={isBusy} onClick={() => void controller.saveBaseEdition()}>{say("revision-base-save")}</Button>
      </Card>
    </div>
  );
}

function Result({ comparison, isStale }: { readonly comparison: Comparison; readonly isStale: boolean }): ReactNode {
  const { state: { language }, controller, services, say, isBusy } = usePane();
  const styles = useStyles();
  if (!differs(comparison.revision)) return <MessageBar intent="success"><MessageBarBody>{say("revision-same")}</MessageBarBody></MessageBar>;
  const { output, sheets: { sheets, notices } } = comparison;
  const { abilities } = services.port;
  const hasRuns = sheets.some((sheet) => sheet.cells.some((cell) => cell.content.kind === "rich"));
  return (
    <section className={styles.view} aria-label={say("revision-result", { name: comparison.name })}>
      <Text as="h3" size={400} weight="semibold" block>{say("revision-result", { name: comparison.name })}</Text>
      <RowWaterfall revision={comparison.revision} />
      <RenameCards comparison={comparison} />
      <DifferenceList revision={comparison.revision} />
      <OutputForm output={output} />
      {sheets.length === 0 && <MessageBar intent="warning"><MessageBarBody>{say("revision-no-summary")}</MessageBarBody></MessageBar>}
      {notices.length > 0 && (
        <ul className={styles.notices} aria-label={say("summary-notices")}>
          {notices.map((notice, i) => <li key={i}>{fillSentence(SUMMARY_NOTICES[notice.code][language], "params" in notice ? notice.params : {})}</li>)}
        </ul>
      )}
      <SheetPreviews key={output.kind} sheets={sheets} />
      {hasRuns && !abilities.richText && <MessageBar intent="info" layout="multiline"><MessageBarBody>{say("revision-no-rich")}</MessageBarBody></MessageBar>}
      <Text block className={styles.help}>{abilities.addsSheets ? say("revision-write-help", { count: sheets.length }) : say("no-sheets")}</Text>
      <Button appearance="primary" disabled={isBusy || isStale || sheets.length === 0 || !abilities.addsSheets} onClick={() => void controller.writeComparison()}>{say("revision-write")}</Button>
    </section>
  );
}

/** One sheet at a time; the others are a click away. */
function SheetPreviews({ sheets }: { readonly sheets: readonly SheetPlan[] }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const [chosen, setChosen] = useState(0);
  const plan = sheets[chosen] ?? sheets[0];
  return (
    <>
      {sheets.length > 1 && (
        <TabList size="small" className={styles.tabs} aria-label={say("summary-sheets")} selectedValue={sheets[chosen] ? chosen : 0} onTabSelect={(_, { value }) => setChosen(Number(value))}>
          {sheets.map((sheet, i) => <Tab key={sheet.name} value={i}>{sheet.name}</Tab>)}
        </TabList>
      )}
      {plan && <SheetPreview plan={cutPlan(plan)} />}
      {plan && plan.cells.some((cell) => cell.rowIndex >= ROWS_SHOWN) && <Text block size={200} className={styles.help}>{say("revision-preview-cut", { count: ROWS_SHOWN })}</Text>}
    </>
  );
}

/** The first rows: a look, not the sheet. */
function cutPlan(plan: SheetPlan): SheetPlan {
  return { ...plan, cells: plan.cells.filter((cell) => cell.rowIndex < ROWS_SHOWN), merges: plan.merges.filter((merge) => merge.bottom < ROWS_SHOWN) };
}
