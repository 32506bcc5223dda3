import { useEffect, useState } from "react";
import { useWords } from "../messages/catalogue.ts";

/** Shown only when opening takes longer than a blink, so that quick pages don't flash. */
export function Opening({ text }: { text?: string }) {
  const { t } = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="opening" role="status">
      {slow ? (text ?? t("nav.loading")) : null}
    </div>
  );
}
