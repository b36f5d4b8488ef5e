import { Button, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "../paneContext.js";

const useStyles = makeStyles({
  bar: { display: "flex", alignItems: "center", gap: "8px", padding: "6px 12px", backgroundColor: tokens.colorNeutralBackground3, flexShrink: 0 },
  progress: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column", gap: "4px" },
});

/** What is under way, once it lasts longer than people wait without a word, with its way out. */
export function TaskBar(): ReactNode {
  const { state: { task }, controller, say } = usePane();
  const styles = useStyles();
  const isShown = task?.isSlow === true;
  const text = task ? say(`task-${task.kind}`) : "";
  return (
    <div role="status" aria-live="polite">
      {isShown && (
        <div className={styles.bar}>
          <div className={styles.progress}>
            <Text size={200}>{text}</Text>
            <ProgressBar aria-label={text} {...(task.share === undefined ? {} : { value: task.share })} />
          </div>
          {task.isCancellable && <Button size="small" onClick={controller.cancel}>{say("stop")}</Button>}
        </div>
      )}
    </div>
  );
}
