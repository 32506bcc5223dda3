import type { ArrivalConfirmation } from "@shanhai/contract/arrival-confirmation";
import { momentText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** What the client says of an arrival; nothing where it was not asked or has not said. */
export function ConfirmationTag({ confirmation }: { confirmation: ArrivalConfirmation | undefined }) {
  const { t, language } = useWords();
  if (!confirmation) return null;
  const { outcome, by, at, note } = confirmation;
  const title = [t("confirmation.by", { by, at: momentText(at, language) }), note].filter(Boolean).join("\n");
  return (
    <span className="tag" data-tone={outcome === "arrived" ? "good" : "bad"} title={title}>
      {t(`confirmation.${outcome}`)}
    </span>
  );
}
