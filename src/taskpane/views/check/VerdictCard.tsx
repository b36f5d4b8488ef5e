import { makeStyles, mergeClasses, Spinner, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, ClockRegular, DismissCircleFilled, QuestionCircleFilled } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { formatRange } from "../../../core/grid/address.js";
import { formatTime } from "../../formatMoment.js";
import { usePane, type PaneView } from "../../paneContext.js";
import type { Checked } from "../../state/paneState.js";

const ICONS = { holds: CheckmarkCircleFilled, fails: DismissCircleFilled, cannotTell: QuestionCircleFilled } as const;

const useStyles = makeStyles({
  card: { display: "flex", gap: "10px", padding: "12px", borderRadius: tokens.borderRadiusMedium, },
  holds: { backgroundColor: tokens.colorStatusSuccessBackground1, border: `1px solid ${tokens.colorStatusSuccessBorder1}` },
  fails: { backgroundColor: tokens.colorStatusDangerBackground1, border: `1px solid ${tokens.colorStatusDangerBorder1}` },
  cannotTell: { backgroundColor: tokens.colorStatusWarningBackground1, border: `1px solid ${tokens.colorStatusWarningBorder1}` },
  // A verdict that may be wrong by now wears no colour of a verdict.
  staleCard: { backgroundColor: tokens.colorNeutralBackground3, border: `1px dashed ${tokens.colorNeutralStrokeAccessible}` },
  staleIcon: { color: tokens.colorNeutralForeground2 },
  staleSentence: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  icon: { fontSize: "24px", flexShrink: 0 },
  holdsIcon: { color: tokens.colorStatusSuccessForeground1 },
  failsIcon: { color: tokens.colorStatusDangerForeground1 },
  cannotTellIcon: { color: tokens.colorStatusWarningForeground3 },
  body: { minWidth: 0, display: "flex", flexDirection: "column", gap: "4px" },
  sentence: { lineHeight: "1.5", margin: 0 },
  when: { color: tokens.colorNeutralForeground2 },
  stale: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", fontWeight: tokens.fontWeightSemibold },
});

interface VerdictCardProps {
  readonly checked: Checked;
  readonly isStale: boolean;
}

/** The verdict in one sentence, and of what it is one. Once cells were changed it says so before anything else. */
export function VerdictCard({ checked, isStale }: VerdictCardProps): ReactNode {
  const { state: { task }, say } = usePane();
  const styles = useStyles();
  const { verdict, sentence, doubts } = checked.validation;
  // green is for plain agreement
  const look = verdict === "holds" && doubts > 0 ? "cannotTell" : verdict;
  const Icon = isStale ? ClockRegular : ICONS[look];
  const isRenewing = task?.kind === "renew";
  return (
    <div className={mergeClasses(styles.card, isStale ? styles.staleCard : styles[look])} role="status" aria-atomic="true">
      <Icon className={mergeClasses(styles.icon, isStale ? styles.staleIcon : styles[`${look}Icon`])} aria-label={say(isStale ? "stale" : `verdict-${look}`)} />
      <div className={styles.body}>
        {isStale && (
          <Text size={200} className={styles.stale}>
            {say("stale")}{isRenewing ? <Spinner size="extra-tiny" label={say("task-renew")} /> : null}
          </Text>
        )}
        <Text as="h2" size={400} weight="semibold" block className={mergeClasses(styles.sentence, isStale && styles.staleSentence)}>{sentence}</Text>
        {verdict === "cannotTell" && checked.validation.findings.length === 0 && <Text size={200} block>{say("cannot-tell-help")}</Text>}
        <Text size={200} block className={styles.when}>{say("checked-at", { time: formatTime(checked.at), scope: describeScope(checked, say) })}</Text>
      </div>
    </div>
  );
}

function describeScope({ area }: Checked, say: PaneView["say"]): string {
  if (!area) return say("scope-book");
  return area.range ? say("checked-area", { sheet: area.sheet, ref: formatRange(area.range) }) : say("checked-sheet", { sheet: area.sheet });
}
