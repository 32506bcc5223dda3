import type { ContactRequestStatus } from "@shanhai/contract/contact-request";
import { useWords } from "../messages/catalogue.ts";

const TONE = { waiting: "warn", granted: "good", declined: "bad", withdrawn: "quiet" } as const;

export function ContactRequestTag({ status }: { status: ContactRequestStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONE[status]}>
      {t(`contactRequestStatus.${status}`)}
    </span>
  );
}
