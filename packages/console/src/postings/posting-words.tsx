import type { Posting, PostingState } from "@shanhai/contract/posting";
import { countText } from "../format/figure.ts";
import { inDays } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

const TONES = {
  draft: "quiet",
  shown: "good",
  withdrawn: "quiet",
  expired: "warn",
  full: "live",
  closed: "quiet",
  licence: "bad",
  suspended: "bad",
  barred: "bad",
} as const satisfies Record<PostingState, string>;

export function PostingStateTag({ state }: { state: PostingState }) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[state]}>
      {t(`postingState.${state}`)}
    </span>
  );
}

/** Who may see it. */
export function AudienceText({ partnerName }: Pick<Posting, "partnerName">) {
  const { t } = useWords();
  return partnerName ?? t("postings.everybody");
}

export function SeatsText({ open, headcount }: Pick<Posting, "open" | "headcount">) {
  const { t } = useWords();
  return (
    <span className="number nowrap">
      {t("postings.seatsOf", { open: countText(open), headcount: countText(headcount) })}
    </span>
  );
}

const USUAL_DAYS = 30;

/** The last day that a refreshed posting gets unless somebody says another: never an earlier one than it has. */
export function nextLastDay(posting?: Pick<Posting, "validThrough">): string {
  const usual = inDays(USUAL_DAYS);
  return posting && posting.validThrough > usual ? posting.validThrough : usual;
}
