import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { CalculatorRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({
  heading: { margin: 0 },
  intro: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "8px", padding: "16px", borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2 },
  icon: { fontSize: "28px", color: tokens.colorBrandForeground1 },
  text: { color: tokens.colorNeutralForeground2, lineHeight: "1.7" },
});

/** Before the first check: what the button does, and that it does nothing else. */
export function CheckIntro(): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  return (
    <div className={styles.intro}>
      <CalculatorRegular className={styles.icon} aria-hidden />
      <Text as="h2" size={400} weight="semibold" block className={styles.heading}>{say("check-intro-title")}</Text>
      <Text className={styles.text} block>{say("check-intro")}</Text>
    </div>
  );
}
