import { Field, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: "16px" },
  about: { display: "flex", flexDirection: "column", gap: "4px", color: tokens.colorNeutralForeground2 },
});

/** 設定. */
export function SettingsView(): ReactNode {
  const { state: { language }, controller, say } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.view}>
      <Field label={say("settings-language")}>
        <RadioGroup value={language} onChange={(_, { value }) => controller.chooseLanguage(value === "en" ? "en" : "ja")}>
          <Radio value="ja" label={say("language-ja")} />
          <Radio value="en" label={say("language-en")} />
        </RadioGroup>
      </Field>
      <section className={styles.about} aria-label={say("settings-about")}>
        <Text weight="semibold" block>{say("settings-about")}</Text>
        <Text block>{say("about-local")}</Text>
      </section>
    </div>
  );
}
