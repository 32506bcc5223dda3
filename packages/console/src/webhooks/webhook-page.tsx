import { API_PREFIX } from "@shanhai/contract/api-prefix";
import {
  getWebhook,
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  updateWebhook,
  type Webhook,
} from "@shanhai/contract/webhook";
import { listWebhookDeliveries, testWebhook } from "@shanhai/contract/webhook-delivery";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { Moment, momentText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { Deliveries } from "./deliveries.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { EditWebhook, useEventName } from "./webhook-form.tsx";
import { WebhookTag } from "./webhook-tag.tsx";
import "./webhooks.css";

type Open = { what: "edit" | "rotate" | "remove" } | { what: "secret"; secret: string };

/** Why nothing arrives, and what to do about it: an owner who opens this page looks for that first. */
function Trouble({ webhook }: { webhook: Webhook }) {
  const { t, language } = useWords();
  const { status, pausedBecause, failingSince } = webhook;
  if (status === "active" && !failingSince) return null;
  return (
    <p className="notice" role="status" data-tone={pausedBecause === "owner" ? "quiet" : "bad"}>
      {pausedBecause ? <strong>{t(`webhooks.reasons.${pausedBecause}`)}</strong> : null}
      {failingSince && pausedBecause !== "gone" ? (
        <> {t("webhooks.failingSince", { at: momentText(failingSince, language) })}</>
      ) : null}{" "}
      {t(status === "paused" ? "webhooks.pausedHelp" : "webhooks.failingHelp")}
    </p>
  );
}

interface ActsProps {
  webhook: Webhook;
  refresh: () => void;
  onOpen: (open: Open) => void;
}

function Acts({ webhook, refresh, onOpen }: ActsProps) {
  const { t } = useWords();
  const toast = useToast();
  const { webhookId, version, status } = webhook;
  const params = { webhookId };
  const onError = (error: unknown) => toast({ text: problemText(error, t("problem.network")), tone: "bad" });
  const other = status === "active" ? "paused" : "active";
  const turning = useMutation({
    mutationFn: () =>
      act(updateWebhook, { params, body: { version, status: other }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t(other === "active" ? "webhooks.resumed" : "webhooks.paused") }),
    onError,
    onSettled: refresh,
  });
  const testing = useMutation({
    mutationFn: () => act(testWebhook, { params, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t("webhooks.tested") }),
    onError,
    onSettled: refresh,
  });
  return (
    <>
      <Button onClick={() => onOpen({ what: "edit" })}>{t("webhooks.edit")}</Button>
      <Button onClick={() => onOpen({ what: "rotate" })}>{t("webhooks.rotate")}</Button>
      <Button disabled={turning.isPending} onClick={() => turning.mutate()}>
        {t(status === "active" ? "webhooks.pause" : "webhooks.resume")}
      </Button>
      <Button danger onClick={() => onOpen({ what: "remove" })}>
        {t("webhooks.remove")}
      </Button>
      <Button type="primary" disabled={testing.isPending} onClick={() => testing.mutate()}>
        {t("webhooks.test")}
      </Button>
    </>
  );
}

function Rotate({
  webhook,
  onMade,
  onClose,
}: {
  webhook: Webhook;
  onMade: (secret: string) => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const { webhookId, version } = webhook;
  const rotating = useMutation({
    mutationFn: () =>
      act(rotateWebhookSecret, {
        params: { webhookId },
        body: { version },
        // Asked again after an answer that was lost, it is the same secret.
        idempotencyKey: `rotate-${webhookId}-${version}`,
      }),
    onSuccess: ({ secret }) => onMade(secret),
  });
  return (
    <ConfirmDialog
      title={t("webhooks.rotateNamed")}
      ok={t("webhooks.rotate")}
      text={t("webhooks.rotateHelp")}
      busy={rotating.isPending}
      error={rotating.error}
      onOk={() => rotating.mutate()}
      onClose={onClose}
    />
  );
}

function Remove({ webhookId, onClose }: { webhookId: string; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: () => act(removeWebhook, { params: { webhookId }, idempotencyKey: `remove-${webhookId}` }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: [listWebhooks.id] });
      toast({ text: t("webhooks.removed") });
      void navigate("/settings/webhooks", { replace: true });
    },
  });
  return (
    <ConfirmDialog
      title={t("webhooks.removeNamed")}
      ok={t("webhooks.remove")}
      text={t("webhooks.removeHelp")}
      busy={removing.isPending}
      error={removing.error}
      onOk={() => removing.mutate()}
      onClose={onClose}
    />
  );
}

function Known({ webhook }: { webhook: Webhook }) {
  const { t } = useWords();
  const nameOf = useEventName();
  const { url, types, previousSecretUntil, createdAt } = webhook;
  const overlaps = previousSecretUntil !== undefined && Date.parse(previousSecretUntil) > Date.now();
  return (
    <section className="panel" aria-label={t("settings.webhooks")}>
      <Facts
        facts={[
          [
            t("webhooks.url"),
            <code key="url" className="webhook-url">
              {url}
            </code>,
          ],
          [
            t("webhooks.event"),
            <span key="types" className="webhook-types">
              {types.map((type) => (
                <span key={type} className="tag">
                  {nameOf(type)}
                </span>
              ))}
            </span>,
          ],
          [t("webhooks.createdAt"), <Moment key="at" at={createdAt} />],
          [t("webhooks.previousUntil"), overlaps ? <Moment key="until" at={previousSecretUntil} /> : undefined],
        ]}
      />
      <p className="quiet">
        {t("webhooks.verifyHelp")}{" "}
        <a href="https://www.standardwebhooks.com/" target="_blank" rel="noreferrer">
          {t("webhooks.verify")}
        </a>{" "}
        <a href={`${API_PREFIX}/docs`} target="_blank" rel="noreferrer">
          {t("webhooks.docs")}
        </a>
      </p>
    </section>
  );
}

/** One webhook: how it stands, what can be done with it, and what was sent to it. */
export function WebhookPage() {
  const { t } = useWords();
  const { webhookId = "" } = useParams();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const read = useEndpoint(getWebhook, { params: { webhookId } }, { refetchInterval: 5_000 });
  const webhook = read.data;
  const refresh = () => {
    for (const { id } of [getWebhook, listWebhooks, listWebhookDeliveries]) {
      void queries.invalidateQueries({ queryKey: [id] });
    }
  };
  return (
    <>
      <PageHead
        title={webhook?.description ?? t("settings.webhooks")}
        back={{ to: "/settings/webhooks", title: t("settings.webhooks") }}
        aside={webhook ? <WebhookTag webhook={webhook} /> : null}
      >
        {webhook ? <Acts webhook={webhook} refresh={refresh} onOpen={setOpen} /> : null}
      </PageHead>
      {read.isError && !webhook ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active paragraph={{ rows: 5 }} /> : null}
      {webhook ? (
        <>
          <Trouble webhook={webhook} />
          <Known webhook={webhook} />
          <Deliveries webhook={webhook} refresh={refresh} />
        </>
      ) : null}
      {webhook && open?.what === "edit" ? <EditWebhook webhook={webhook} onChanged={refresh} onClose={close} /> : null}
      {webhook && open?.what === "rotate" ? (
        <Rotate
          webhook={webhook}
          onMade={(secret) => {
            refresh();
            setOpen({ what: "secret", secret });
          }}
          onClose={close}
        />
      ) : null}
      {open?.what === "remove" ? <Remove webhookId={webhookId} onClose={close} /> : null}
      {open?.what === "secret" ? <SecretDialog secret={open.secret} onClose={close} /> : null}
    </>
  );
}
