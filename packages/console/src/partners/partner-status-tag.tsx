import type { PartnerStatus } from "@shanhai/contract/partner";
import { useWords } from "../messages/catalogue.ts";

export function PartnerStatusTag({ status }: { status: PartnerStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={status === "active" ? "good" : "quiet"}>
      {t(`partnerStatus.${status}`)}
    </span>
  );
}
