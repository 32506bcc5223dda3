import { listWebhooks, type Webhook } from "@shanhai/contract/webhook";
import Button from "antd/es/button";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { CreateWebhook } from "./webhook-form.tsx";
import { WebhookTag } from "./webhook-tag.tsx";

type Open = { what: "create" } | { what: "secret"; secret: string; webhookId: string };

export const webhookPath = (webhookId: string) => `/settings/webhooks/${webhookId}`;

/** Where an agency's own systems hear of what happens. */
export function WebhooksPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>();
  const create = (
    <Button type="primary" onClick={() => setOpen({ what: "create" })}>
      {t("webhooks.create")}
    </Button>
  );
  const columns: Column<Webhook>[] = [
    {
      key: "url",
      title: t("webhooks.url"),
      render: ({ webhookId, url, description }) => (
        <>
          <Link className="row-name webhook-url" to={webhookPath(webhookId)}>
            {description ?? url}
          </Link>
          {description ? <small className="webhook-url">{url}</small> : null}
        </>
      ),
    },
    { key: "status", title: t("webhooks.status"), render: (one) => <WebhookTag webhook={one} />, width: 120 },
    {
      key: "types",
      title: t("webhooks.event"),
      render: ({ types }) => t("webhooks.eventCount", { n: types.length }),
      width: 120,
    },
    {
      key: "createdAt",
      title: t("webhooks.createdAt"),
      render: ({ createdAt }) => <Moment at={createdAt} />,
      width: 150,
      onPhone: "left-out",
    },
  ];
  return (
    <>
      <PageHead title={t("nav.settings")}>{create}</PageHead>
      <SettingsTabs current="webhooks" />
      <p className="quiet">{t("webhooks.help")}</p>
      <CursorList
        endpoint={listWebhooks}
        label={t("settings.webhooks")}
        columns={columns}
        rowKey={({ webhookId }) => webhookId}
        onOpen={({ webhookId }) => void navigate(webhookPath(webhookId))}
        empty={<EmptyState title={t("webhooks.empty")} help={t("webhooks.emptyHelp")} />}
      />
      {open?.what === "create" ? (
        <CreateWebhook
          onMade={({ webhookId }, secret) => setOpen({ what: "secret", secret, webhookId })}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open?.what === "secret" ? (
        <SecretDialog secret={open.secret} onClose={() => void navigate(webhookPath(open.webhookId))} />
      ) : null}
    </>
  );
}
