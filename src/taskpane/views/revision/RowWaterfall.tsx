import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Revision } from "../../../core/revision/revision.js";
import { usePane } from "../../paneContext.js";

const useStyles = makeStyles({
  picture: { width: "100%", maxWidth: "360px", height: "auto", fontFamily: tokens.fontFamilyBase },
  text: { fill: tokens.colorNeutralForeground1, fontSize: "11px" },
  kept: { fill: tokens.colorNeutralForeground3 },
  added: { fill: tokens.colorPaletteGreenForeground1 },
  removed: { fill: tokens.colorPaletteRedForeground1 },
});

const HEIGHT = 70;
const STEP = 80;

/** Before, added, removed, after: the rows of all tables as a small waterfall. */
export function RowWaterfall({ revision }: { readonly revision: Revision }): ReactNode {
  const { say } = usePane();
  const styles = useStyles();
  const sum = (part: "before" | "added" | "removed" | "after"): number => revision.tables.reduce((total, { proof }) => total + proof[part], 0);
  const [before, added, removed, after] = [sum("before"), sum("added"), sum("removed"), sum("after")];
  const most = Math.max(1, before + added, after);
  const bars = [
    { from: 0, to: before, look: styles.kept, label: say("revision-source").replace(/.*（(.*)）/, "$1"), count: before },
    { from: before, to: before + added, look: styles.added, label: `＋${added}`, count: added },
    { from: before + added - removed, to: before + added, look: styles.removed, label: `－${removed}`, count: removed },
    { from: 0, to: after, look: styles.kept, label: String(after), count: after },
  ];
  return (
    <svg className={styles.picture} viewBox={`0 0 ${STEP * bars.length} ${HEIGHT + 34}`} role="img" aria-label={say("revision-picture", { before, added, removed, after })}>
      {bars.map((bar, i) => {
        const height = Math.max(bar.count > 0 ? 2 : 0, ((bar.to - bar.from) / most) * HEIGHT);
        const top = 16 + HEIGHT - (bar.to / most) * HEIGHT;
        return (
          <g key={i}>
            <rect className={bar.look} x={i * STEP + 14} y={top} width={STEP - 28} height={height} />
            <text className={styles.text} x={i * STEP + STEP / 2} y={Math.max(11, top - 4)} textAnchor="middle">{i === 0 ? before : bar.label}</text>
          </g>
        );
      })}
      <line x1="0" x2={STEP * bars.length} y1={16 + HEIGHT} y2={16 + HEIGHT} stroke="currentColor" strokeWidth="1" />
    </svg>
  );
}
