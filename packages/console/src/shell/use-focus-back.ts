import { useEffect } from "react";
import { isDialogOpen } from "./shortcuts.ts";

/** So many places are remembered: a dialog over a drawer over a menu is the deepest there is. */
const REMEMBERED = 12;

const canTakeFocus = (element: HTMLElement) =>
  element.isConnected && element.checkVisibility({ visibilityProperty: true }) && !element.matches(":disabled");

/**
 * Gives the focus back to where it was when a dialog or drawer goes: they live as long as they are mounted, so that the
 * component library never sees them close. Without it the keyboard would begin at the top of the page again. Where nothing
 * of what had it is left, such as people moved on, the page has it.
 */
export function useFocusBack(): void {
  useEffect(() => {
    let places: HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      // Tab past a dialog's end touches the page behind for a moment, before the dialog takes the focus back.
      const behind = target.closest("#console") !== null && isDialogOpen();
      if (!behind) places = [...places.filter((one) => one !== target), target].slice(-REMEMBERED);
    };
    // Dialogs are children of the body; whatever else comes and goes there leaves the focus where it is.
    const watch = new MutationObserver(() => {
      if (document.activeElement !== document.body) return;
      places = places.filter(canTakeFocus);
      (places.at(-1) ?? document.getElementById("content"))?.focus({ preventScroll: true });
    });
    addEventListener("focusin", remember);
    watch.observe(document.body, { childList: true });
    return () => {
      removeEventListener("focusin", remember);
      watch.disconnect();
    };
  }, []);
}
