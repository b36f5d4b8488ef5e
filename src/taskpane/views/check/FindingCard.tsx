import { Badge, Card, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { CellRef, Finding } from "../../../core/report/report.js";
import { usePane } from "../../paneContext.js";
import type { Checked } from "../../state/paneState.js";

const COLORS = { error: "danger", warning: "warning", info: "informative" } as const;

const useStyles = makeStyles({
  card: { gap: "8px", padding: "10px 12px", boxShadow: "none", border: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" },
  message: { lineHeight: "1.6", overflowWrap: "anywhere" },
});

export interface FindingCardProps {
  readonly finding: Finding;
  readonly checked: Checked;
  readonly isStale: boolean;
}

/** One finding: its cell, the reason in plain words, and what can be done. */
export function FindingCard({ finding }: FindingCardProps): ReactNode {
  const { controller, say } = usePane();
  const styles = useStyles();
  return (
    <Card className={styles.card} role="group" aria-label={formatPlace(finding.at)}>
      <div className={styles.head}>
        <Badge appearance="tint" color={COLORS[finding.severity]}>{say(`severity-${finding.severity}`)}</Badge>
        <Link as="button" onClick={() => void controller.select(finding.at)} aria-label={say("go-to-cell", { place: formatPlace(finding.at) })}>{finding.at.ref}</Link>
      </div>
      <Text block className={styles.message}>{finding.message}</Text>
    </Card>
  );
}

export function formatPlace({ sheet, ref }: CellRef): string {
  return ref === "" ? sheet : `${sheet} ${ref}`;
}
