import type { WebhookDelivery } from "@shanhai/contract/webhook-delivery";
import { useWords } from "../messages/catalogue.ts";

const TONES = { pending: "live", delivered: "good", failed: "bad" } as const;

export function DeliveryTag({ status }: Pick<WebhookDelivery, "status">) {
  const { t } = useWords();
  return (
    <span className="tag" data-tone={TONES[status]}>
      {t(`webhooks.deliveryStates.${status}`)}
    </span>
  );
}
