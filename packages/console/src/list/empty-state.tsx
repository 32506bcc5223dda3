import type { ReactNode } from "react";
import "./empty-state.css";

/** Nothing here yet: says so, and what to do next. */
export function EmptyState({ title, help, children }: { title: string; help?: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      {help ? <p className="quiet">{help}</p> : null}
      {children ? <div className="empty-act">{children}</div> : null}
    </div>
  );
}
