import { Badge, Card, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Finding } from "../../../core/report/report.js";
import { formatPlace } from "../../formatPlace.js";
import { usePane } from "../../paneContext.js";
import type { Checked } from "../../state/paneState.js";
import { toEquation, type Equation } from "./equation.js";
import { EquationLine } from "./EquationLine.js";
import { ExcludedNote } from "./ExcludedNote.js";
import { FindingActions } from "./FindingActions.js";
import { pictureOf } from "./tablePicture.js";
import { TablePictureView } from "./TablePictureView.js";

/** More equations than this are counted: the first ones have told what is wrong. */
const MOST_EQUATIONS = 3;

const COLORS = { error: "danger", warning: "warning", info: "informative" } as const;

const useStyles = makeStyles({
  card: { gap: "8px", padding: "10px 12px", boxShadow: "none", border: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" },
  cell: { fontWeight: tokens.fontWeightSemibold, textDecorationLine: "underline" },
  message: { lineHeight: "1.6", overflowWrap: "anywhere" },
  equations: { display: "flex", flexDirection: "column", gap: "4px" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export interface FindingCardProps {
  readonly finding: Finding;
  readonly checked: Checked;
  readonly isStale: boolean;
}

/** One finding: its cell, the reason in plain words and in numbers, where it is, and what can be done. */
export function FindingCard({ finding, checked, isStale }: FindingCardProps): ReactNode {
  const { controller, say } = usePane();
  const styles = useStyles();
  const { validation, workbook } = checked;
  const relations = validation.relations.filter((relation) => finding.relations.includes(relation.id) && relation.outcome === "fails");
  const equations = relations.flatMap((relation): Equation[] => { const equation = toEquation(relation, workbook); return equation ? [equation] : []; });
  const picture = pictureOf(finding, relations, validation.tables, workbook);
  const place = formatPlace(finding.at);
  return (
    <Card className={styles.card} role="group" aria-label={place}>
      <div className={styles.head}>
        <Badge appearance="tint" color={COLORS[finding.severity]}>{say(`severity-${finding.severity}`)}</Badge>
        <Link as="button" className={styles.cell} onClick={() => void controller.select(finding.at)} aria-label={say("go-to-cell", { place })}>{finding.at.ref}</Link>
      </div>
      <Text block className={styles.message}>{finding.message}</Text>
      {equations.length > 0 && (
        <div className={styles.equations}>
          {equations.slice(0, MOST_EQUATIONS).map((equation) => <EquationLine key={equation.id} equation={equation} sheet={finding.at.sheet} />)}
          {equations.length > MOST_EQUATIONS && <Text size={200} className={styles.quiet}>{say("more-equations", { count: equations.length - MOST_EQUATIONS })}</Text>}
        </div>
      )}
      {picture && <TablePictureView picture={picture} />}
      {finding.excluded ? <ExcludedNote finding={finding} reason={finding.excluded.reason} /> : <FindingActions finding={finding} checked={checked} isStale={isStale} />}
    </Card>
  );
}
