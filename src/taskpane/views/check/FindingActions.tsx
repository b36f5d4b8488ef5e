import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { HighlightRegular, ProhibitedRegular, WrenchRegular } from "@fluentui/react-icons";
import { useRef, useState, type ReactNode } from "react";
import { planRepairs, type RepairSkip } from "../../../app/repair.js";
import type { Finding } from "../../../core/report/report.js";
import { usePane } from "../../paneContext.js";
import type { Checked } from "../../state/paneState.js";
import { ExcludeForm } from "./ExcludeForm.js";
import { RepairChoices } from "./RepairChoices.js";
import type { FindingCardProps } from "./FindingCard.js";

const useStyles = makeStyles({
  actions: { display: "flex", flexDirection: "column", gap: "8px" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "6px" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The ways to mend a finding, and the buttons that do it, mark it or set it aside. */
export function FindingActions({ finding, checked, isStale }: FindingCardProps): ReactNode {
  const { controller, say, isBusy } = usePane();
  const styles = useStyles();
  const { explanations, params } = finding;
  // Where one explanation clearly outweighs the others it is proposed; where none does, the user chooses.
  const isClear = explanations.length === 1 || (explanations.length > 1 && params["suspect"] !== undefined && params["suspect"] !== "ambiguous");
  const [choice, setChoice] = useState<number | undefined>(isClear ? 0 : undefined);
  const [isExcluding, setIsExcluding] = useState(false);
  const buttons = useRef<HTMLDivElement>(null);
  const skip = choice === undefined ? undefined : whyNotRepaired(finding, choice, checked);
  const isOff = isBusy || isStale;
  const closeForm = (): void => {
    setIsExcluding(false);
    buttons.current?.querySelector<HTMLButtonElement>("[aria-expanded]")?.focus(); // the form is gone: back to where it was opened
  };
  return (
    <div className={styles.actions}>
      {explanations.length > 0 && <RepairChoices finding={finding} choice={choice} onChoose={setChoice} />}
      {skip !== undefined && <Text size={200} className={styles.quiet}>{say(`skip-${skip}`)}</Text>}
      <div ref={buttons} className={styles.buttons}>
        {explanations.length > 0 && skip === undefined && (
          <Button size="small" appearance="primary" icon={<WrenchRegular />} disabled={isOff || choice === undefined} onClick={() => void controller.repair(finding, choice)}>{say("repair")}</Button>
        )}
        {finding.severity !== "info" && <Button size="small" icon={<HighlightRegular />} disabled={isOff} onClick={() => void controller.mark(finding)}>{say("mark")}</Button>}
        <Button size="small" icon={<ProhibitedRegular />} disabled={isBusy} aria-expanded={isExcluding} onClick={() => setIsExcluding(!isExcluding)}>{say("exclude")}</Button>
      </div>
      {isExcluding && <ExcludeForm finding={finding} onClose={closeForm} />}
    </div>
  );
}

function whyNotRepaired(finding: Finding, choice: number, { workbook }: Checked): RepairSkip | undefined {
  return planRepairs([finding], workbook, new Map([[finding.id, choice]])).skipped[0]?.reason;
}
