import type { Interview } from "@shanhai/contract/interview";
import { daysUntil } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** Whether an interview is to come, today, over, or off. */
export function InterviewStatusTag({ interview }: { interview: Pick<Interview, "status" | "date"> }) {
  const { t } = useWords();
  const days = daysUntil(interview.date);
  const state = interview.status === "cancelled" ? "cancelled" : days === 0 ? "today" : days < 0 ? "over" : "planned";
  const tone = { cancelled: "quiet", today: "warn", over: "quiet", planned: "live" }[state];
  return (
    <span className="tag" data-tone={tone}>
      {t(`interviews.states.${state}`)}
    </span>
  );
}
