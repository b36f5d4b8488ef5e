import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { usePane } from "../../paneContext.js";
import type { Checked } from "../../state/paneState.js";
import { FindingCard } from "./FindingCard.js";
import { groupFindings } from "./groupFindings.js";

/** A workbook gone wrong in a hundred places is mended from the top; drawing all at once only makes the pane slow. */
const SHOWN_AT_ONCE = 20;

const useStyles = makeStyles({
  groups: { display: "flex", flexDirection: "column", gap: "16px" },
  group: { display: "flex", flexDirection: "column", gap: "8px" },
  heading: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: "8px", margin: 0 },
  sheet: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
});

export function FindingGroups({ checked, isStale }: { readonly checked: Checked; readonly isStale: boolean }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const { findings } = checked.validation;
  const groups = groupFindings({ ...checked.validation, findings: findings.slice(0, shown) });
  return (
    <div className={styles.groups}>
      {groups.map(({ table, sheet, findings: inGroup }) => (
        <section key={table?.id ?? sheet} className={styles.group}>
          <Text as="h3" size={300} weight="semibold" className={styles.heading}>
            <span>{table ? table.title || sheet : say("findings-outside")}</span>
            <Text size={200} className={styles.sheet}>{sheet}{table ? ` ${table.at.ref}` : ""}</Text>
          </Text>
          <ul className={styles.list}>
            {inGroup.map((finding) => <li key={finding.id}><FindingCard finding={finding} checked={checked} isStale={isStale} /></li>)}
          </ul>
        </section>
      ))}
      {findings.length > shown && <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>{say("more-findings", { count: findings.length - shown })}</Button>}
    </div>
  );
}
