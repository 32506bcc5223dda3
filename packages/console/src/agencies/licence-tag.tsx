import { daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** Shown from 60 days before a licence expires, more loudly from 30 and 7, and once it has. */
export function LicenceTag({ expiry }: { expiry: string }) {
  const { t } = useWords();
  const days = daysUntil(expiry);
  if (days > 60) return null;
  return (
    <span className="tag" data-tone={days <= 7 ? "bad" : days <= 30 ? "warn" : "live"}>
      {days < 0 ? t("agencies.expired") : t("agencies.expiresIn", { n: days })}
    </span>
  );
}
