import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { Fragment, type ReactNode } from "react";
import { usePane, type PaneView } from "../../paneContext.js";
import type { Equation, EquationTerm } from "./equation.js";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "flex-start", columnGap: "6px", rowGap: "4px", padding: "6px 8px", borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorNeutralBackground2 },
  term: { display: "flex", flexDirection: "column", alignItems: "center", minWidth: "18px", fontVariantNumeric: "tabular-nums" },
  number: { fontSize: tokens.fontSizeBase400, lineHeight: "20px", fontWeight: tokens.fontWeightSemibold },
  ref: { fontSize: tokens.fontSizeBase100, lineHeight: "14px", color: tokens.colorNeutralForeground3 },
  sign: { fontSize: tokens.fontSizeBase400, lineHeight: "20px" },
  wrong: { color: tokens.colorStatusDangerForeground1 },
  difference: { marginLeft: "auto", whiteSpace: "nowrap", lineHeight: "20px" },
});

/** 「2 + 1 = 3 ≠ 4　差 +1」, each number over its cell. */
export function EquationLine({ equation, sheet }: { readonly equation: Equation; /** Addresses elsewhere name their sheet. */ readonly sheet: string }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const { terms, expected, actual, difference, total } = equation;
  const place = (at: EquationTerm["at"]): string => (at.sheet === sheet ? at.ref : `${at.sheet}!${at.ref}`);
  return (
    <div role="math" aria-label={readEquation(equation, say, place)} className={styles.line}>
      {terms.map((term, i) => (
        <Fragment key={`${term.at.sheet} ${term.at.ref}`}>
          {(i > 0 || term.sign < 0) && <span className={styles.sign}>{operator(equation, i, term)}</span>}
          <span className={styles.term}>
            <span className={styles.number}>{term.text ?? describeRun(equation, say)}</span>
            <span className={styles.ref}>{place(term.at)}</span>
          </span>
        </Fragment>
      ))}
      <span className={styles.sign}>=</span>
      <span className={styles.term}><span className={styles.number}>{expected}</span></span>
      <span className={mergeClasses(styles.sign, styles.wrong)}>≠</span>
      <span className={styles.term}>
        <span className={mergeClasses(styles.number, styles.wrong)}>{actual}</span>
        <span className={styles.ref}>{place(total)}</span>
      </span>
      <Text size={200} className={styles.difference}>{say("difference")} <b>{difference}</b></Text>
    </div>
  );
}

function operator({ kind }: Equation, index: number, { sign }: EquationTerm): string {
  if (kind === "share") return "÷";
  if (kind === "rate") return "→";
  if (kind === "equal" && index > 0) return "=";
  return sign < 0 ? "−" : "+";
}

function describeRun({ kind }: Equation, say: PaneView["say"]): string {
  return say(kind === "count" ? "run-count" : kind === "mean" ? "run-mean" : "run-sum");
}

function readEquation(equation: Equation, say: PaneView["say"], place: (at: EquationTerm["at"]) => string): string {
  const { terms, expected, actual, difference, total } = equation;
  const left = terms.map((term, i) => `${i > 0 || term.sign < 0 ? `${operator(equation, i, term)} ` : ""}${term.text ?? describeRun(equation, say)}（${place(term.at)}）`).join(" ");
  return say("equation-read", { left, expected, actual, difference, total: place(total) });
}
