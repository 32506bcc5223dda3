const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";

export const isDialogOpen = () => document.querySelector('[role="dialog"]:not([aria-hidden="true"])') !== null;

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);
/** What opens the search, as it stands on the keyboard. */
export const SEARCH_KEYS = MAC ? "⌘K" : "Ctrl K";

/** The search is asked for wherever one is, while typing too. */
export const asksForSearch = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === "k" && (MAC ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;

/** True when a key belongs to what somebody types, to a dialog, or to the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true;
  const at = event.target instanceof Element ? event.target : undefined;
  return at?.closest(TYPING) != null || isDialogOpen();
}
