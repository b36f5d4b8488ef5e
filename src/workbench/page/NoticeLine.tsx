import type { ReactNode } from "react";

export interface PageNotice {
  readonly text: string;
  readonly isTrouble: boolean;
}

interface NoticeLineProps {
  readonly notice: PageNotice | undefined;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** One line under the bar; read out at once where something went wrong. The element stays, so that readers hear what comes into it. */
export function NoticeLine({ notice, closeLabel, onClose }: NoticeLineProps): ReactNode {
  return (
    <div role={notice?.isTrouble === true ? "alert" : "status"}>
      {notice && (
        <div className={notice.isTrouble ? "notice trouble" : "notice"}>
          <p>{notice.text}</p>
          <button type="button" onClick={onClose}>{closeLabel}</button>
        </div>
      )}
    </div>
  );
}
