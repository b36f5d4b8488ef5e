import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { formatPortFailure } from "../../messages/portFailures.js";
import { usePane } from "../paneContext.js";

const useStyles = makeStyles({
  area: { flexShrink: 0 },
  bar: { borderRadius: 0 },
});

/** What is told once: a failure with what to do about it, or what was done with the way back. */
export function NoticeBar(): ReactNode {
  const { state: { notice, language }, controller, say, isBusy } = usePane();
  const styles = useStyles();
  const dismiss = <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={say("close-notice")} onClick={controller.dismissNotice} />;
  const failure = notice?.kind === "failure" ? formatPortFailure(notice.code, notice.detail, language) : undefined;
  return (
    <div className={styles.area} role={failure ? "alert" : "status"}>
      {failure && (
        <MessageBar intent={notice?.kind === "failure" && notice.code === "cancelled" ? "info" : "error"} layout="multiline" className={styles.bar}>
          <MessageBarBody><MessageBarTitle>{failure.what}</MessageBarTitle>{failure.help}</MessageBarBody>
          <MessageBarActions containerAction={dismiss} />
        </MessageBar>
      )}
      {notice?.kind === "skipped" && (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>{say(`skip-${notice.reason}`)}</MessageBarBody>
          <MessageBarActions containerAction={dismiss} />
        </MessageBar>
      )}
      {notice?.kind === "done" && (
        <MessageBar intent={notice.notices.length > 0 ? "warning" : "success"} layout="multiline" className={styles.bar}>
          <MessageBarBody>
            {say(`done-${notice.purpose}`, { count: notice.count })}
            {notice.notices.map(({ code, detail }) => <div key={`${code} ${detail ?? ""}`}>{say(`written-${code}`, { detail: detail ?? "" })}</div>)}
          </MessageBarBody>
          <MessageBarActions containerAction={dismiss}>
            {notice.entryId !== undefined && <Button size="small" disabled={isBusy} onClick={() => void controller.undo(notice.entryId ?? 0)}>{say("undo")}</Button>}
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
