import { Button, Card, makeStyles, Text } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { isRefused } from "../../../app/confirmedRenames.js";
import type { Comparison } from "../../state/paneState.js";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({ buttons: { display: "flex", flexWrap: "wrap", gap: "8px" } });

/** Suspected renames: the user says once whether two names are one thing, and the workbook remembers. */
export function RenameCards({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { controller, say, isBusy } = usePane();
  const styles = useStyles();
  const pairs = suspectedPairs(comparison);
  if (pairs.length === 0) return undefined;
  return (
    <section aria-label={say("revision-renames")}>
      <Text as="h4" weight="semibold" block>{say("revision-renames")}</Text>
      {pairs.map((names) => (
        <Card key={`${names.before}→${names.after}`} appearance="outline">
          <Text block>{say("revision-rename-ask", names)}</Text>
          <div className={styles.buttons}>
            <Button size="small" appearance="primary" disabled={isBusy} onClick={() => void controller.confirmRename(comparison, names, true)}>{say("revision-rename-yes")}</Button>
            <Button size="small" disabled={isBusy} onClick={() => void controller.confirmRename(comparison, names, false)}>{say("revision-rename-no")}</Button>
          </div>
        </Card>
      ))}
    </section>
  );
}

function suspectedPairs({ revision, settings }: Comparison): { before: string; after: string }[] {
  return revision.tables.flatMap((table) => table.rows.flatMap((row) => {
    if (row.kind !== "removed" || row.maybeRenamed === undefined) return [];
    const partner = table.rows.find((other) => other.kind === "added" && other.maybeRenamed === row.maybeRenamed);
    return partner && !isRefused(settings, row.key, partner.key) ? [{ before: row.key, after: partner.key }] : [];
  }));
}
