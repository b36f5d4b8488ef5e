import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "../paneContext.js";
import { VIEWS } from "../views/viewList.js";
import { NoticeBar } from "./NoticeBar.js";
import { TaskBar } from "./TaskBar.js";
import { ViewBoundary } from "./ViewBoundary.js";

const useStyles = makeStyles({
  frame: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0, backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  header: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  tabs: { flexWrap: "wrap", paddingLeft: "4px" },
  main: { flexGrow: 1, minHeight: 0, overflowY: "auto", overflowX: "hidden", padding: "12px", boxSizing: "border-box", outlineStyle: "none" },
  // Excel shows the name above the pane; a screen reader wants it within.
  unseen: { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
  view: { maxWidth: "720px", margin: "0 auto" },
});

interface PaneFrameProps {
  /** Within a page that has a `main` of its own. */
  readonly isPart: boolean;
}

/** Tabs above, what is under way and what is to be told below them, then the view. */
export function PaneFrame({ isPart }: PaneFrameProps): ReactNode {
  const Body = isPart ? "div" : "main";
  const { state, controller, say } = usePane();
  const styles = useStyles();
  const view = VIEWS.find((each) => each.id === state.view) ?? VIEWS[0];
  const View = view.Component;
  return (
    <div className={styles.frame} lang={state.language}>
      <header className={styles.header}>
        <h1 className={styles.unseen}>{say("app-name")}</h1>
        <nav aria-label={say("views")}>
          <TabList className={styles.tabs} size="small" selectedValue={view.id} onTabSelect={(_, { value }) => {
            const chosen = VIEWS.find((each) => each.id === value);
            if (chosen) controller.chooseView(chosen.id);
          }}>
            {VIEWS.map(({ id, label }) => <Tab key={id} id={`kensan-tab-${id}`} value={id} aria-controls="kensan-view">{say(label)}</Tab>)}
          </TabList>
        </nav>
      </header>
      <TaskBar />
      <NoticeBar />
      <Body className={styles.main} tabIndex={-1}>
        <div id="kensan-view" role="tabpanel" aria-labelledby={`kensan-tab-${view.id}`} className={styles.view}>
          <ViewBoundary key={view.id} language={state.language}><View /></ViewBoundary>
        </div>
      </Body>
    </div>
  );
}
