import { Link, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { Fragment, useId, type ReactNode } from "react";
import { formatNumber } from "../../../app/describeSuspicion.js";
import type { ExplainedCell, Explanation, Finding } from "../../../core/report/report.js";
import { usePane, type PaneView } from "../../paneContext.js";

/** More ways than this are not read by anyone; the report has them all. */
const MOST_CHOICES = 6;

const useStyles = makeStyles({
  choices: { display: "flex", flexDirection: "column", gap: "2px" },
  quiet: { color: tokens.colorNeutralForeground2 },
  or: { marginLeft: "32px", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: "12px" },
  values: { fontVariantNumeric: "tabular-nums" },
});

interface RepairChoicesProps {
  readonly finding: Finding;
  readonly choice: number | undefined;
  readonly onChoose: (choice: number) => void;
}

/** 「C9：2 → 3」; several ways as "A または B", of which the user takes one. */
export function RepairChoices({ finding, choice, onChoose }: RepairChoicesProps): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const labelId = useId();
  const { explanations, at } = finding;
  const only = explanations[0];
  if (explanations.length === 1 && only) return <Text block><span className={styles.quiet}>{say("repairs")}　</span><ExplanationText explanation={only} sheet={at.sheet} /></Text>;
  return (
    <div className={styles.choices}>
      <Text id={labelId} size={200} block className={styles.quiet}>{say("repairs-choose", { count: explanations.length })}</Text>
      <RadioGroup aria-labelledby={labelId} value={choice === undefined ? "" : String(choice)} onChange={(_, { value }) => onChoose(Number(value))}>
        {explanations.slice(0, MOST_CHOICES).map((explanation, i) => (
          <Fragment key={i}>
            {i > 0 && <span className={styles.or} aria-hidden>{say("or")}</span>}
            <Radio value={String(i)} label={<ExplanationText explanation={explanation} sheet={at.sheet} />} />
          </Fragment>
        ))}
      </RadioGroup>
      {explanations.length > MOST_CHOICES && <Text size={200} block className={styles.quiet}>{say("more-repairs", { count: explanations.length - MOST_CHOICES })}</Text>}
    </div>
  );
}

function ExplanationText({ explanation, sheet }: { readonly explanation: Explanation; readonly sheet: string }): ReactNode {
  const { controller, say } = usePane();
  const styles = useStyles();
  // Of a list it is the number of entries that is wrong, not a cell.
  const isCount = explanation.cause === "item-missing" || explanation.cause === "item-surplus";
  const show = (content: ExplainedCell["value"]): string => (isCount ? say("entries", { count: Number(content) }) : formatContent(content, say));
  return (
    <span className={styles.values}>
      {explanation.cells.map((cell, i) => (
        <Fragment key={`${cell.sheet} ${cell.ref}`}>
          {i > 0 && ` ${say("and")} `}
          <Link as="button" onClick={() => void controller.select(cell)} aria-label={say("go-to-cell", { place: `${cell.sheet} ${cell.ref}` })}>{cell.sheet === sheet ? cell.ref : `${cell.sheet}!${cell.ref}`}</Link>
          {`：${show(cell.value)} → `}<b>{show(cell.proposed)}</b>
        </Fragment>
      ))}
    </span>
  );
}

function formatContent(content: ExplainedCell["value"], say: PaneView["say"]): string {
  if (content === null || content === "") return say("blank");
  return typeof content === "number" ? formatNumber(content) : `「${String(content)}」`;
}
