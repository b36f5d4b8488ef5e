import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { JournalEntry } from "../../../app/journal.js";
import { formatTime } from "../../formatMoment.js";
import { formatPlace } from "../../formatPlace.js";
import { usePane, type PaneView } from "../../paneContext.js";

/** More places than this are counted. */
const MOST_PLACES = 4;

const useStyles = makeStyles({
  heading: { margin: 0 },
  view: { display: "flex", flexDirection: "column", gap: "12px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  entry: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", padding: "10px 12px", border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  body: { flexGrow: 1, flexBasis: "160px", minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** 履歴: every write of Kensan's, newest first, each with its way back. */
export function HistoryView(): ReactNode {
  const { state: { journal }, say } = usePane();
  const styles = useStyles();
  if (journal.length === 0) {
    return (
      <div className={styles.view}>
        <Text as="h2" size={400} weight="semibold" block className={styles.heading}>{say("history-empty")}</Text>
        <Text block className={styles.quiet}>{say("history-empty-help")}</Text>
      </div>
    );
  }
  return (
    <div className={styles.view}>
      <Text size={200} block className={styles.quiet}>{say("history-help")}</Text>
      <ol className={styles.list}>{journal.map((entry) => <li key={entry.id}><HistoryEntry entry={entry} /></li>)}</ol>
    </div>
  );
}

function HistoryEntry({ entry }: { readonly entry: JournalEntry }): ReactNode {
  const { controller, say, isBusy } = usePane();
  const styles = useStyles();
  const what = say(`history-${entry.purpose}`);
  const time = formatTime(entry.at);
  const never = entry.receipt.irreversible;
  return (
    <div className={styles.entry}>
      <div className={styles.body}>
        <Text weight="semibold" block>{what}</Text>
        <Text size={200} block className={styles.quiet}>{time}{entry.places.length > 0 ? `　${describePlaces(entry, say)}` : ""}</Text>
        {never !== undefined && <Text size={200} block>{say("history-never", { reason: say(`never-${never}`) })}</Text>}
        {never === undefined && !entry.isUndone && entry.places.some((place) => place.ref === "") && <Text size={200} block className={styles.quiet}>{say("history-only-here")}</Text>}
      </div>
      {entry.isUndone ? <Text size={200} className={styles.quiet}>{say("history-undone")}</Text>
        : never === undefined && <Button size="small" disabled={isBusy} aria-label={say("undo-one", { what, time })} onClick={() => void controller.undo(entry.id)}>{say("undo")}</Button>}
    </div>
  );
}

function describePlaces({ places }: JournalEntry, say: PaneView["say"]): string {
  const shown = places.slice(0, MOST_PLACES).map(formatPlace).join("、");
  return places.length > MOST_PLACES ? `${shown}、${say("history-more", { count: places.length - MOST_PLACES })}` : shown;
}
