/**
 * Opens the pane beside the sheet. It exists where the page is shared by ribbon and pane; the manifest offers buttons nowhere else, so that
 * elsewhere the pane is opened by its user, and finds the result there.
 */
export async function showPane(): Promise<void> {
  if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
  // The declaration knows no Excel without it; those of before the shared runtime have none.
  const addin = Office.addin as Office.Addin | undefined;
  await addin?.showAsTaskpane();
}
