import { Button, Field, makeStyles, Radio, RadioGroup, type RadioGroupOnChangeData } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "../../paneContext.js";
import type { ScopeChoice } from "../../state/paneState.js";

const SCOPES: readonly ScopeChoice[] = ["book", "sheet", "selection"];

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "8px" },
  group: { display: "flex", flexDirection: "row", flexWrap: "wrap", marginLeft: "-8px" },
});

export function ScopeForm(): ReactNode {
  const { state: { scope, check }, controller, say, isBusy } = usePane();
  const styles = useStyles();
  const choose = (_: unknown, { value }: RadioGroupOnChangeData): void => {
    const chosen = SCOPES.find((each) => each === value);
    if (chosen) controller.chooseScope(chosen);
  };
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void controller.check(); }}>
      <Field label={say("scope")} size="small" {...(scope === "selection" ? { hint: say("scope-selection-help") } : {})}>
        <RadioGroup className={styles.group} layout="horizontal" value={scope} onChange={choose}>
          {SCOPES.map((each) => <Radio key={each} value={each} label={say(`scope-${each}`)} />)}
        </RadioGroup>
      </Field>
      <Button type="submit" appearance="primary" disabled={isBusy}>{say(check.status === "done" ? "check-again" : "check")}</Button>
    </form>
  );
}
