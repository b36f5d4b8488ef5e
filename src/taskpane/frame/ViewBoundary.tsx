import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import type { Language } from "../../messages/language.js";
import { PANE_TEXT } from "../../messages/paneText.js";
import { PaneContext } from "../paneContext.js";

interface ViewBoundaryProps {
  readonly language: Language;
  readonly children: ReactNode;
}

interface ViewBoundaryState {
  readonly bug: Error | undefined;
}

/** A view that crashes says so and can be shown again; the other views and the workbook are untouched. */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  static override contextType = PaneContext;
  declare context: React.ContextType<typeof PaneContext>;
  override state: ViewBoundaryState = { bug: undefined };

  static getDerivedStateFromError(cause: unknown): ViewBoundaryState {
    return { bug: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  override componentDidCatch(cause: Error): void {
    this.context?.services.onBug?.(cause);
  }

  override render(): ReactNode {
    const { bug } = this.state;
    if (!bug) return this.props.children;
    const { language } = this.props;
    return (
      <MessageBar intent="error" layout="multiline" politeness="assertive">
        <MessageBarBody>
          <MessageBarTitle>{PANE_TEXT["view-crashed"][language]}</MessageBarTitle>
          {PANE_TEXT["view-crashed-help"][language]}（{bug.message}）
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => this.setState({ bug: undefined })}>{PANE_TEXT["view-again"][language]}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
}
