import { FluentProvider, makeStyles, RendererProvider, type GriffelRenderer } from "@fluentui/react-components";
import { useEffect, useMemo, type ReactNode } from "react";
import type { Language } from "../messages/language.js";
import { PaneController } from "./controller/paneController.js";
import { PaneFrame } from "./frame/PaneFrame.js";
import { PaneContext, type Pane } from "./paneContext.js";
import type { PaneServices } from "./paneServices.js";
import { PANE_THEMES, type PaneThemeName } from "./paneTheme.js";
import { startState } from "./state/paneState.js";
import { PaneStore } from "./state/paneStore.js";

export interface AppProps {
  readonly services: PaneServices;
  /** What the pane begins with; its user may choose another. */
  readonly language: Language;
  readonly theme: PaneThemeName;
  /** The page around it has a `main` of its own, of which there may be one. */
  readonly isPart?: boolean;
  /** Where styles go, for a page that has a reason to say; Fluent's own otherwise. */
  readonly renderer?: GriffelRenderer;
  /** Given the pane once, for a page whose own buttons act on it (the ribbon's commands, the workbench's menu). */
  readonly onReady?: (pane: Pane) => void;
}

const useStyles = makeStyles({
  root: { height: "100%", minHeight: 0, display: "flex", flexDirection: "column" },
});

/**
 * The whole pane over any live workbook. It fills the element it is put in and scrolls within it.
 * Other services make another pane: what was shown of the one workbook is not taken over to the other. So does another language.
 * @example createRoot(element).render(<App services={services} language="ja" theme="light" />)
 */
export function App({ services, language, theme, isPart = false, renderer, onReady }: AppProps): ReactNode {
  const pane = useMemo(() => {
    const store = new PaneStore(startState(language));
    return { store, services, controller: new PaneController(services, store) };
  }, [services, language]);
  useEffect(() => pane.controller.start(), [pane]);
  useEffect(() => onReady?.(pane), [pane, onReady]);
  const styles = useStyles();
  const tree = (
    <FluentProvider theme={PANE_THEMES[theme]} className={styles.root}>
      <PaneContext value={pane}><PaneFrame isPart={isPart} /></PaneContext>
    </FluentProvider>
  );
  return renderer ? <RendererProvider renderer={renderer}>{tree}</RendererProvider> : tree;
}
