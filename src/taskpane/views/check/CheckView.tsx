import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "../../paneContext.js";
import { CheckIntro } from "./CheckIntro.js";
import { FindingGroups } from "./FindingGroups.js";
import { ScopeForm } from "./ScopeForm.js";
import { VerdictCard } from "./VerdictCard.js";
import { WriteActions } from "./WriteActions.js";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: "12px" },
  result: { display: "flex", flexDirection: "column", gap: "12px" },
  stale: { opacity: 0.72 },
  rule: { border: "none", borderTop: `1px solid ${tokens.colorNeutralStroke2}`, margin: 0, width: "100%" },
});

/** 検算: what to check, the verdict, and every finding with its ways to mend it. */
export function CheckView(): ReactNode {
  const { state: { check }, say } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.view}>
      <ScopeForm />
      {check.status === "none" ? <CheckIntro /> : (
        <section aria-label={say("result")} className={styles.result}>
          <VerdictCard checked={check.checked} isStale={check.isStale} />
          <div className={mergeClasses(styles.result, check.isStale && styles.stale)}>
            <FindingGroups checked={check.checked} isStale={check.isStale} />
          </div>
          <hr className={styles.rule} />
          <WriteActions checked={check.checked} isStale={check.isStale} />
        </section>
      )}
    </div>
  );
}
