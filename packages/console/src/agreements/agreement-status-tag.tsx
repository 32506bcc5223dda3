import type { AgreementStatus } from "@shanhai/contract/agreement";
import { useWords } from "../messages/catalogue.ts";

const TONES: Record<AgreementStatus, string> = {
  draft: "quiet",
  upcoming: "live",
  active: "good",
  expired: "warn",
  revoked: "bad",
};

export function AgreementStatusTag({ status }: { status: AgreementStatus }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`agreementStatus.${status}`)}
    </span>
  );
}
