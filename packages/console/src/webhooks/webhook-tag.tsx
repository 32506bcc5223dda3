import type { Webhook } from "@shanhai/contract/webhook";
import { useWords } from "../messages/catalogue.ts";

/** How a webhook stands: one that is active may still have nothing getting through. */
export function WebhookTag({ webhook }: { webhook: Webhook }) {
  const { t } = useWords();
  const { status, failingSince } = webhook;
  if (status === "active" && failingSince) {
    return (
      <span className="tag" data-tone="bad">
        {t("webhooks.failing")}
      </span>
    );
  }
  return (
    <span className="tag" data-tone={status === "active" ? "good" : "warn"}>
      {t(`webhooks.states.${status}`)}
    </span>
  );
}
