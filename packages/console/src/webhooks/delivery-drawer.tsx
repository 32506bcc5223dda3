import type { Webhook } from "@shanhai/contract/webhook";
import {
  getWebhookDelivery,
  replayWebhookDelivery,
  type WebhookAttempt,
  type WebhookDeliveryDetail,
} from "@shanhai/contract/webhook-delivery";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { AttemptText } from "./attempt-text.tsx";
import { DeliveryTag } from "./delivery-tag.tsx";
import { useEventName } from "./webhook-form.tsx";

const bodyText = (body: string) => JSON.stringify(JSON.parse(body), null, 2);

function Attempts({ delivery }: { delivery: WebhookDeliveryDetail }) {
  const { t } = useWords();
  const { attempts, status } = delivery;
  const columns: Column<WebhookAttempt>[] = [
    { key: "at", title: t("webhooks.attemptAt"), render: ({ at }) => <Moment at={at} /> },
    { key: "result", title: t("webhooks.result"), render: (attempt) => <AttemptText attempt={attempt} /> },
    {
      key: "took",
      title: t("webhooks.took"),
      render: ({ took }) => <span className="number">{t("webhooks.milliseconds", { n: countText(took) })}</span>,
    },
  ];
  if (attempts.length === 0) {
    return <p className="quiet">{t(status === "failed" ? "webhooks.givenUp" : "webhooks.noAttempts")}</p>;
  }
  return (
    <DataTable
      label={t("webhooks.attempts")}
      columns={columns}
      rows={[...attempts].reverse()}
      rowKey={({ at, took }) => `${at} ${took}`}
    />
  );
}

interface DeliveryDrawerProps {
  webhook: Webhook;
  webhookDeliveryId: string;
  refresh: () => void;
  onClose: () => void;
}

/** One delivery: every try of it, and what was sent, to the byte. */
export function DeliveryDrawer({ webhook, webhookDeliveryId, refresh, onClose }: DeliveryDrawerProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const nameOf = useEventName();
  const params = { webhookId: webhook.webhookId, webhookDeliveryId };
  const read = useEndpoint(getWebhookDelivery, { params }, { refetchInterval: 3_000 });
  const delivery = read.data;
  const replaying = useMutation({
    mutationFn: () => act(replayWebhookDelivery, { params, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t("webhooks.replayed") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: [getWebhookDelivery.id] });
      refresh();
    },
  });
  const sending = delivery?.status === "pending" && delivery.nextAttemptAt === undefined;
  const still = webhook.status === "paused" || sending;
  return (
    <SideDrawer title={delivery ? nameOf(delivery.type) : t("webhooks.delivery")} onClose={onClose} width={560}>
      {read.isError && !delivery ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {delivery ? (
        <div className="delivery">
          <Facts
            facts={[
              [t("webhooks.status"), <DeliveryTag key="status" status={delivery.status} />],
              [t("webhooks.happened"), <Moment key="at" at={delivery.createdAt} />],
              [
                t("webhooks.next"),
                delivery.nextAttemptAt ? <Moment key="next" at={delivery.nextAttemptAt} /> : undefined,
              ],
              [t("webhooks.messageId"), <code key="id">{delivery.eventId}</code>],
            ]}
          />
          <Button disabled={still || replaying.isPending} onClick={() => replaying.mutate()}>
            {t("webhooks.replay")}
          </Button>
          <h3>{t("webhooks.attempts")}</h3>
          <Attempts delivery={delivery} />
          <h3>{t("webhooks.body")}</h3>
          <pre className="webhook-body">{bodyText(delivery.body)}</pre>
        </div>
      ) : null}
    </SideDrawer>
  );
}
