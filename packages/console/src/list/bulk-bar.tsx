import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useWords } from "../messages/catalogue.ts";
import "./bulk-bar.css";

interface BulkBarProps {
  /** How many are chosen, in words. */
  chosen: ReactNode;
  onClear: () => void;
  children: ReactNode;
}

/** What can be done with the people chosen; stays in sight. */
export function BulkBar({ chosen, onClear, children }: BulkBarProps) {
  const { t } = useWords();
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t("list.bulk")}>
      <strong role="status">{chosen}</strong>
      {children}
      <Button type="text" onClick={onClear}>
        {t("list.clear")}
      </Button>
    </div>
  );
}
