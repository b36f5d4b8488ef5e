import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";

interface SplitterProps {
  readonly label: string;
  /** Pixels of the pane, on the right. */
  readonly width: number;
  readonly onWidth: (width: number) => void;
}

const LEAST = 280;
const STEP = 24;

/** The border between sheet and pane: moved by pointer, or by the arrow keys. */
export function Splitter({ label, width, onWidth }: SplitterProps): ReactNode {
  const start = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const [isMoving, setMoving] = useState(false);
  const most = Math.max(LEAST, Math.round(document.documentElement.clientWidth * 0.7));
  const set = (wanted: number): void => onWidth(Math.min(most, Math.max(LEAST, Math.round(wanted))));
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
    setMoving(true);
  };
  const move = (event: PointerEvent): void => {
    if (start.current) set(start.current.width + start.current.x - event.clientX);
  };
  const end = (): void => {
    start.current = undefined;
    setMoving(false);
  };
  const press = (event: KeyboardEvent): void => {
    const wanted = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: most, End: LEAST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };
  return (
    <div
      className={isMoving ? "splitter moving" : "splitter"} role="separator" aria-orientation="vertical" aria-label={label} tabIndex={0}
      aria-valuenow={width} aria-valuemin={LEAST} aria-valuemax={most}
      onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={end} onKeyDown={press}
    />
  );
}
