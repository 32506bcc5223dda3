import { listWebhooks } from "@shanhai/contract/webhook";
import { Link } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";

/** Tells an owner of webhooks that were paused without anybody having asked: nobody looks for what does not arrive. */
export function WebhookNotice() {
  const { t } = useWords();
  const { role } = useSession().membership;
  const read = useEndpoint(listWebhooks, { query: {} }, { enabled: role === "owner", refetchInterval: 600_000 });
  const paused = (read.data?.items ?? []).filter(({ pausedBecause: why }) => why === "failing" || why === "gone");
  return paused.map(({ webhookId, description, url }) => (
    <p key={webhookId} className="notice" role="status" data-tone="bad">
      {t("webhooks.pausedItself", { name: description ?? new URL(url).host })}{" "}
      <Link to={`/settings/webhooks/${webhookId}`}>{t("webhooks.look")}</Link>
    </p>
  ));
}
