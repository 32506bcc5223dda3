import type { WebhookAttempt } from "@shanhai/contract/webhook-delivery";
import { useWords } from "../messages/catalogue.ts";

/** What a try came to: the receiver's status, or why there was none. */
export function AttemptText({ attempt }: { attempt: WebhookAttempt }) {
  const { t } = useWords();
  const { status, error } = attempt;
  if (error) return <span>{t(`webhooks.errors.${error}`)}</span>;
  return <span className="number">{t("webhooks.statusCode", { n: status ?? 0 })}</span>;
}
