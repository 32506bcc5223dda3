import type { Programme } from "@shanhai/contract/programme";
import { StateTag } from "../evaluations/quality-words.tsx";
import { useWords } from "../messages/catalogue.ts";

const TONES = { open: "live", concluded: "warn", published: "good" } as const;

/** How far a programme is. */
export function ProgrammeStatusTag({ status }: Pick<Programme, "status">) {
  const { t } = useWords();
  return <StateTag tone={TONES[status]} word={t(`programmes.statuses.${status}`)} />;
}
