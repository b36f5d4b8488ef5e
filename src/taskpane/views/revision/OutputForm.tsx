import { Checkbox, Field, Input, makeStyles, Radio, RadioGroup, Select, Text } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import type { RevisionOutput } from "../../controller/revisionOutput.js";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({ form: { display: "flex", flexDirection: "column", gap: "8px" } });

const KINDS = ["comparison", "summary", "errata"] as const;
const ORDERS = ["before-first", "after-first"] as const;
const STAGES = ["plan", "proposal", "decided"] as const;
const MARKS = ["underline", "bold", "color"] as const;

/** What is made of the two editions, and every convention of its form; the preview follows at once. */
export function OutputForm({ output }: { readonly output: RevisionOutput }): ReactNode {
  const { controller, say, isBusy } = usePane();
  const styles = useStyles();
  const { settings } = output;
  const [number, setNumber] = useState(output.documentNumber);
  const change = (part: Partial<RevisionOutput>): void => controller.planRevision({ ...output, documentNumber: number, ...part });
  const set = (part: Partial<RevisionOutput["settings"]>): void => change({ settings: { ...settings, ...part } });
  return (
    <section className={styles.form} aria-label={say("revision-output")}>
      <Text as="h3" size={400} weight="semibold" block>{say("revision-output")}</Text>
      <Field label={say("revision-output-kind")}>
        <RadioGroup value={output.kind} disabled={isBusy} onChange={(_, { value }) => change({ kind: KINDS.find((kind) => kind === value) ?? "comparison" })}>
          {KINDS.map((kind) => <Radio key={kind} value={kind} label={say(`revision-kind-${kind}`)} />)}
        </RadioGroup>
      </Field>
      {output.kind === "comparison" && (
        <>
          <Choice label={say("revision-order")} value={settings.order} choices={ORDERS} name={(order) => say(`revision-order-${order}`)} onChoose={(order) => set({ order })} />
          <Choice label={say("revision-stage")} value={settings.stage} choices={STAGES} name={(stage) => say(`revision-stage-${stage}`)} onChoose={(stage) => set({ stage })} />
          <Choice label={say("revision-mark")} value={settings.mark} choices={MARKS} name={(mark) => say(`revision-mark-${mark}`)} onChoose={(mark) => set({ mark })} />
          <Checkbox checked={settings.collapse} disabled={isBusy} label={say("revision-collapse")} onChange={(_, { checked }) => set({ collapse: checked === true })} />
        </>
      )}
      <Field label={say("revision-number")}>
        <Input value={number} maxLength={20} placeholder="資料１" onChange={(_, { value }) => setNumber(value)} onBlur={() => { if (number !== output.documentNumber) change({}); }} />
      </Field>
    </section>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly name: (choice: T) => string;
  readonly onChoose: (choice: T) => void;
}

function Choice<T extends string>({ label, value, choices, name, onChoose }: ChoiceProps<T>): ReactNode {
  const { isBusy } = usePane();
  return (
    <Field label={label}>
      <Select value={value} disabled={isBusy} onChange={(_, { value: chosen }) => { const choice = choices.find((each) => each === chosen); if (choice !== undefined) onChoose(choice); }}>
        {choices.map((choice) => <option key={choice} value={choice}>{name(choice)}</option>)}
      </Select>
    </Field>
  );
}
