import type { ParkEvent } from "@shanhai/contract/event";
import { useWords } from "../messages/catalogue.ts";
import { EVENT_TONES } from "./event-words.ts";

export function EventStatusTag({ status }: Pick<ParkEvent, "status">) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={EVENT_TONES[status]}>
      {t(`eventStatus.${status}`)}
    </span>
  );
}
