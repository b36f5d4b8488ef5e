import { Button, Card, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { differs } from "../../../app/compare.js";
import type { Comparison } from "../../state/paneState.js";
import { usePane } from "../../paneContext.js";
import { DifferenceList } from "./DifferenceList.js";
import { RenameCards } from "./RenameCards.js";
import { RowWaterfall } from "./RowWaterfall.js";
import { SheetPreview } from "./SheetPreview.js";
import { SourceForm } from "./SourceForm.js";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: "12px" },
  help: { color: tokens.colorNeutralForeground2, lineHeight: "1.7" },
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
  const { controller, services, say, isBusy } = usePane();
  const styles = useStyles();
  if (!differs(comparison.revision)) return <MessageBar intent="success"><MessageBarBody>{say("revision-same")}</MessageBarBody></MessageBar>;
  const { sheets } = comparison.sheets;
  return (
    <section className={styles.view} aria-label={say("revision-result", { name: comparison.name })}>
      <Text as="h3" size={400} weight="semibold" block>{say("revision-result", { name: comparison.name })}</Text>
      <RowWaterfall revision={comparison.revision} />
      <RenameCards comparison={comparison} />
      <DifferenceList revision={comparison.revision} />
      {sheets.map((sheet) => <SheetPreview key={sheet.name} sheet={sheet} />)}
      <Text block className={styles.help}>{services.port.abilities.addsSheets ? say("revision-write-help", { count: sheets.length }) : say("no-sheets")}</Text>
      <Button appearance="primary" disabled={isBusy || isStale || !services.port.abilities.addsSheets} onClick={() => void controller.writeComparison()}>{say("revision-write")}</Button>
    </section>
  );
}
