import { useEffect, useRef, type ReactNode } from "react";

interface AskDiscardProps {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (isYes: boolean) => void;
}

/** Asks before changes that are not saved are lost. Escape is no. */
export function AskDiscard({ question, yes, no, onAnswer }: AskDiscardProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="ask" aria-labelledby="ask-question" onCancel={() => onAnswer(false)}>
      <p id="ask-question">{question}</p>
      <div className="choices">
        <button type="button" autoFocus onClick={() => onAnswer(false)}>{no}</button>
        <button type="button" className="danger" onClick={() => onAnswer(true)}>{yes}</button>
      </div>
    </dialog>
  );
}
