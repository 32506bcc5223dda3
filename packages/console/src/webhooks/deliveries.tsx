import type { Webhook } from "@shanhai/contract/webhook";
import { listWebhookDeliveries, type WebhookDelivery } from "@shanhai/contract/webhook-delivery";
import Button from "antd/es/button";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Moment } from "../format/moment.tsx";
import "../list/filters.css";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { AttemptText } from "./attempt-text.tsx";
import { DeliveryDrawer } from "./delivery-drawer.tsx";
import { DeliveryTag } from "./delivery-tag.tsx";
import { ReplayFailed } from "./replay-failed.tsx";
import { useEventName } from "./webhook-form.tsx";

/** What was sent to a webhook, newest first; the filter stands in the address. */
export function Deliveries({ webhook, refresh }: { webhook: Webhook; refresh: () => void }) {
  const { t } = useWords();
  const nameOf = useEventName();
  const [words, setWords] = useSearchParams();
  const [shown, setShown] = useState<string>();
  const [replaying, setReplaying] = useState(false);
  const { webhookId } = webhook;
  const failed = words.get("show") === "failed";
  const show = (next: boolean) => setWords(next ? { show: "failed" } : {}, { replace: true });
  const columns: Column<WebhookDelivery>[] = [
    {
      key: "type",
      title: t("webhooks.event"),
      render: ({ webhookDeliveryId, type }) => (
        <>
          <button type="button" className="link-button row-name" onClick={() => setShown(webhookDeliveryId)}>
            {nameOf(type)}
          </button>
          <small>{type}</small>
        </>
      ),
    },
    {
      key: "createdAt",
      title: t("webhooks.happened"),
      render: ({ createdAt }) => <Moment at={createdAt} />,
      width: 150,
    },
    { key: "status", title: t("webhooks.status"), render: ({ status }) => <DeliveryTag status={status} />, width: 110 },
    {
      key: "result",
      title: t("webhooks.result"),
      render: ({ attempts, nextAttemptAt, status }) => {
        const last = attempts.at(-1);
        return (
          <>
            {last ? (
              <AttemptText attempt={last} />
            ) : (
              <span className="quiet">{t(status === "failed" ? "webhooks.givenUp" : "webhooks.noAttempts")}</span>
            )}
            {status === "pending" && nextAttemptAt ? (
              <small>
                {t("webhooks.next")} <Moment at={nextAttemptAt} />
              </small>
            ) : null}
          </>
        );
      },
      width: "30%",
    },
  ];
  return (
    <section className="webhook-deliveries">
      <div className="section-head">
        <h2 className="section-title visit-title">
          {t("webhooks.deliveries")} <small className="quiet">{t("webhooks.deliveriesHelp")}</small>
        </h2>
        <Button disabled={webhook.status === "paused"} onClick={() => setReplaying(true)}>
          {t("webhooks.replayAll")}
        </Button>
      </div>
      <fieldset className="filters" aria-label={t("webhooks.status")}>
        {[false, true].map((one) => (
          <button key={String(one)} type="button" aria-pressed={failed === one} onClick={() => show(one)}>
            {t(one ? "webhooks.failedOnly" : "webhooks.all")}
          </button>
        ))}
      </fieldset>
      <CursorList
        key={String(failed)}
        endpoint={listWebhookDeliveries}
        params={{ webhookId }}
        query={failed ? { status: "failed" } : {}}
        prefix={failed ? "failed" : "deliveries"}
        label={t("webhooks.deliveries")}
        columns={columns}
        rowKey={({ webhookDeliveryId }) => webhookDeliveryId}
        onOpen={({ webhookDeliveryId }) => setShown(webhookDeliveryId)}
        refetchInterval={3_000}
        empty={
          failed ? (
            <EmptyState title={t("webhooks.noFailures")} />
          ) : (
            <EmptyState title={t("webhooks.noDeliveries")} help={t("webhooks.noDeliveriesHelp")} />
          )
        }
      />
      {shown ? (
        <DeliveryDrawer
          webhook={webhook}
          webhookDeliveryId={shown}
          refresh={refresh}
          onClose={() => setShown(undefined)}
        />
      ) : null}
      {replaying ? <ReplayFailed webhookId={webhookId} refresh={refresh} onClose={() => setReplaying(false)} /> : null}
    </section>
  );
}
