import { type ApiKey, type IssuedApiKey, listApiKeys, revokeApiKey } from "@shanhai/contract/api-key";
import { API_PREFIX } from "@shanhai/contract/api-prefix";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Day, Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SettingsTabs } from "../shell/settings-tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { IssuedKey } from "./issued-key.tsx";
import { MakeKey, RotateKey } from "./make-key.tsx";
import "./api-keys.css";

/** What is open above the list. */
type Open = { what: "make" } | { what: "rotate" | "revoke"; apiKey: ApiKey } | { what: "issued"; issued: IssuedApiKey };

const TONES = { active: "good", expired: "warn", revoked: undefined } as const;

function Revoke({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { apiKeyId, name } = apiKey;
  const revoke = useMutation({
    mutationFn: () => act(revokeApiKey, { params: { apiKeyId }, idempotencyKey: `revoke-${apiKeyId}` }),
    onSuccess: () => {
      toast({ text: t("apiKeys.revoked") });
      onClose();
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: [listApiKeys.id] }),
  });
  return (
    <ConfirmDialog
      title={t("apiKeys.revokeNamed", { name })}
      ok={t("apiKeys.revoke")}
      text={t("apiKeys.revokeHelp")}
      busy={revoke.isPending}
      error={revoke.error}
      onOk={() => revoke.mutate()}
      onClose={onClose}
    />
  );
}

/** Keys by which other systems call the API: made here, given another secret, and ended. */
export function ApiKeysPage() {
  const { t } = useWords();
  const { kind } = useSession().membership;
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const onIssued = (issued: IssuedApiKey) => setOpen({ what: "issued", issued });
  const make = (
    <Button type="primary" onClick={() => setOpen({ what: "make" })}>
      {t("apiKeys.make")}
    </Button>
  );
  const columns: Column<ApiKey>[] = [
    {
      key: "name",
      title: t("apiKeys.name"),
      render: (one) => (
        <>
          <span className="row-name">{one.name}</span>
          <small>
            {[
              t(`role.${one.role}`),
              t(`apiKeys.accessOf.${one.access}`),
              one.reveals ? t("apiKeys.revealing") : undefined,
            ]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </>
      ),
    },
    {
      key: "status",
      title: t("apiKeys.status"),
      render: (one) => (
        <>
          <span className="tag" data-tone={TONES[one.status]}>
            {t(`apiKeys.states.${one.status}`)}
          </span>
          {one.previousUntil && one.status === "active" ? (
            <small>
              {t("apiKeys.previousUntil")}
              <Moment at={one.previousUntil} />
            </small>
          ) : null}
        </>
      ),
      width: 200,
    },
    {
      key: "expiresOn",
      title: t("apiKeys.expiresOn"),
      render: (one) =>
        one.expiresOn ? <Day date={one.expiresOn} /> : <span className="quiet">{t("apiKeys.noEnd")}</span>,
      width: 120,
    },
    {
      key: "used",
      title: t("apiKeys.lastUsed"),
      render: (one) =>
        one.lastUsedOn ? <Day date={one.lastUsedOn} /> : <span className="quiet">{t("apiKeys.neverUsed")}</span>,
      width: 130,
    },
    {
      key: "acts",
      title: "",
      render: (apiKey) => (
        <span className="api-key-acts">
          {apiKey.status === "active" ? (
            <Button
              aria-label={t("apiKeys.rotateOne", { name: apiKey.name })}
              onClick={() => setOpen({ what: "rotate", apiKey })}
            >
              {t("apiKeys.rotate")}
            </Button>
          ) : null}
          {apiKey.status === "revoked" ? null : (
            <Button
              danger
              aria-label={t("apiKeys.revokeOne", { name: apiKey.name })}
              onClick={() => setOpen({ what: "revoke", apiKey })}
            >
              {t("apiKeys.revoke")}
            </Button>
          )}
        </span>
      ),
      width: 180,
      onPhone: "bare",
    },
  ];
  return (
    <>
      <PageHead title={t(kind === "agency" ? "nav.settings" : "nav.members")}>{make}</PageHead>
      <SettingsTabs current="apiKeys" />
      <p className="quiet api-keys-lead">
        {t("apiKeys.lead")}{" "}
        <a href={`${API_PREFIX}/docs`} target="_blank" rel="noreferrer">
          {t("apiKeys.docs")}
        </a>
      </p>
      <CursorList
        endpoint={listApiKeys}
        label={t("settings.apiKeys")}
        columns={columns}
        rowKey={(one) => one.apiKeyId}
        empty={
          <EmptyState title={t("apiKeys.empty")} help={t("apiKeys.emptyHelp")}>
            {make}
          </EmptyState>
        }
      />
      {open?.what === "make" && kind !== "partner" ? <MakeKey kind={kind} onIssued={onIssued} onClose={close} /> : null}
      {open?.what === "rotate" ? <RotateKey apiKey={open.apiKey} onIssued={onIssued} onClose={close} /> : null}
      {open?.what === "revoke" ? <Revoke apiKey={open.apiKey} onClose={close} /> : null}
      {open?.what === "issued" ? <IssuedKey issued={open.issued} onClose={close} /> : null}
    </>
  );
}
