import type { PlacedText, PlanTexts } from "../../tables/findPlanTexts.js";
import { comparable } from "../../figures/labels.js";

/**
 * The title that the summary bears. A document may call itself by two names; the cover and the running title come first,
 * and the later one stands over the text itself, so that it is the one that was last looked at.
 */
export function titleOf(texts: PlanTexts): PlacedText | undefined {
  const onRevision = texts.titles.filter((title) => /について$|改定|改訂|見直し/.test(comparable(title.text)));
  return onRevision.at(-1) ?? texts.titles[0];
}
