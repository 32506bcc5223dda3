import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { useWords } from "../messages/catalogue.ts";

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

export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [toasts, setToasts] = useState<(Toast & { key: number })[]>([]);
  const drop = useCallback((key: number) => setToasts((all) => all.filter((one) => one.key !== key)), []);
  const show = useCallback(
    (toast: Toast) => {
      const key = ++count;
      // One act at a time is offered: earlier ones can still be found where they are recorded.
      setToasts((all) => [...all.filter((one) => !(toast.act && one.act)).slice(-2), { ...toast, key }]);
      setTimeout(() => drop(key), toast.act ? SHOWN_WITH_ACT_MS : SHOWN_MS);
    },
    [drop],
  );
  const region = useMemo(
    () => (
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.key} className="toast" data-tone={toast.tone ?? "good"}>
            <span>{toast.text}</span>
            {toast.act ? (
              <button
                type="button"
                className="toast-act"
                onClick={() => {
                  drop(toast.key);
                  toast.act?.run();
                }}
              >
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
    [toasts, drop, t],
  );
  return (
    <ToastContext value={show}>
      {children}
      {region}
    </ToastContext>
  );
}
