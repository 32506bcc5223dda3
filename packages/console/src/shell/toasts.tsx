import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useWords } from "../messages/catalogue.ts";
import { isTyping } from "./shortcuts.ts";

interface Toast {
  text: string;
  tone?: "good" | "bad";
  /** One act beside the text, such as undo; the toast goes with it. */
  act?: { title: string; run: () => void };
}

const SHOWN_MS = 5_000;
/** An undo stays long enough to be noticed, read and reached. */
const SHOWN_WITH_ACT_MS = 20_000;

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Says what was done, in the corner. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

let count = 0;

type Shown = Toast & { key: number };

/** Whoever reads a toast or is on its button with the keyboard keeps it. */
const isHeld = (toast: Element | null) => toast?.matches(":hover, :focus-within") === true;

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [toasts, setToasts] = useState<Shown[]>([]);
  const place = useRef<HTMLDivElement>(null);
  const drop = useCallback((key: number) => {
    const toast = place.current?.querySelector(`[data-key="${key}"]`);
    // A button that goes would take the focus with it, to the top of the page.
    if (toast?.contains(document.activeElement)) document.getElementById("content")?.focus({ preventScroll: true });
    setToasts((all) => all.filter((one) => one.key !== key));
  }, []);
  const run = useCallback(
    (toast: Shown) => {
      drop(toast.key);
      toast.act?.run();
    },
    [drop],
  );
  const show = useCallback(
    (toast: Toast) => {
      const key = ++count;
      // One act at a time is offered: earlier ones can still be found where they are recorded.
      setToasts((all) => [...all.filter((one) => !(toast.act && one.act)).slice(-2), { ...toast, key }]);
      const shown = toast.act ? SHOWN_WITH_ACT_MS : SHOWN_MS;
      const end = () => {
        if (isHeld(place.current?.querySelector(`[data-key="${key}"]`) ?? null)) setTimeout(end, shown);
        else drop(key);
      };
      setTimeout(end, shown);
    },
    [drop],
  );
  // By Tab the corner is a whole page away.
  useEffect(() => {
    const offered = toasts.findLast((one) => one.act);
    if (!offered) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "u" && !isTyping(event)) run(offered);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [toasts, run]);
  const region = useMemo(
    () => (
      <div ref={place} className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.key} className="toast" data-key={toast.key} data-tone={toast.tone ?? "good"}>
            <span>{toast.text}</span>
            {toast.act ? (
              <button type="button" className="toast-act" aria-keyshortcuts="u" onClick={() => run(toast)}>
                {toast.act.title}
              </button>
            ) : null}
            <button type="button" className="toast-close" aria-label={t("act.close")} onClick={() => drop(toast.key)}>
              ×
            </button>
          </div>
        ))}
      </div>
    ),
    [toasts, drop, run, t],
  );
  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  );
}
