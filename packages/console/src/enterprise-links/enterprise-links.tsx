import {
  type EnterpriseLink,
  listEnterpriseLinks,
  mayHoldLink,
  revokeEnterpriseLink,
} from "@shanhai/contract/enterprise-link";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { lazy, Suspense, useState } from "react";
import { Day, Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { useToast } from "../shell/toasts.tsx";
import { MakeLink, RenewLink } from "./make-link.tsx";
import "./enterprise-links.css";

const AuditList = lazy(async () => ({ default: (await import("../audit/audit-list.tsx")).AuditList }));

/** What is open above the list, and of which link. */
type Open = { what: "make" } | { what: "code" | "renew" | "revoke" | "history"; link: EnterpriseLink };

const TONES = { active: "good", expired: "warn", revoked: undefined } as const;

function Revoke({ link, onClose }: { link: EnterpriseLink; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { enterpriseId, enterpriseLinkId, holder } = link;
  const revoke = useMutation({
    mutationFn: () =>
      act(revokeEnterpriseLink, {
        params: { enterpriseId, enterpriseLinkId },
        idempotencyKey: `revoke-${enterpriseLinkId}`,
      }),
    onSuccess: () => {
      toast({ text: t("links.revoked") });
      onClose();
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: [listEnterpriseLinks.id] }),
  });
  return (
    <ConfirmDialog
      title={t("links.revokeNamed", { name: holder })}
      ok={t("links.revoke")}
      text={t("links.revokeHelp")}
      busy={revoke.isPending}
      error={revoke.error}
      onOk={() => revoke.mutate()}
      onClose={onClose}
    />
  );
}

/** What the client's people open without an account: made here, handed out, and ended. */
export function EnterpriseLinks({ enterpriseId, name }: { enterpriseId: string; name: string }) {
  const { t } = useWords();
  const { role } = useSession().membership;
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const make = <Button onClick={() => setOpen({ what: "make" })}>{t("links.make")}</Button>;
  const columns: Column<EnterpriseLink>[] = [
    {
      key: "holder",
      title: t("links.holder"),
      render: (one) => (
        <>
          <span className="row-name">{one.holder}</span>
          <small>{[phoneText(one.phone), one.note].filter(Boolean).join(" · ")}</small>
        </>
      ),
    },
    {
      key: "status",
      title: t("links.status"),
      render: (one) => (
        <>
          <span className="tag" data-tone={TONES[one.status]}>
            {t(`links.states.${one.status}`)}
          </span>
          {one.statements ? <small>{t("links.withStatements")}</small> : null}
        </>
      ),
      width: 150,
    },
    { key: "until", title: t("links.until"), render: (one) => <Day date={one.expiresOn} />, width: 120 },
    {
      key: "used",
      title: t("links.lastUsed"),
      render: (one) =>
        one.lastUsedAt ? <Moment at={one.lastUsedAt} /> : <span className="quiet">{t("links.neverUsed")}</span>,
      width: 140,
    },
    {
      key: "acts",
      title: "",
      render: (link) => <LinkActs link={link} role={role} onOpen={(what) => setOpen({ what, link })} />,
      width: "40%",
      onPhone: "bare",
    },
  ];
  return (
    <section className="enterprise-links">
      <div className="section-head">
        <h2 className="section-title visit-title">{t("links.title")}</h2>
        {make}
      </div>
      <CursorList
        endpoint={listEnterpriseLinks}
        params={{ enterpriseId }}
        prefix="links"
        label={t("links.title")}
        columns={columns}
        rowKey={(one) => one.enterpriseLinkId}
        empty={<EmptyState title={t("links.empty")} help={t("links.emptyHelp")} />}
      />
      {open?.what === "make" ? (
        <MakeLink enterpriseId={enterpriseId} onMade={(link) => setOpen({ what: "code", link })} onClose={close} />
      ) : null}
      {open?.what === "code" ? (
        <CodeDialog
          title={t("links.showOne", { name: open.link.holder })}
          heading={name}
          facts={
            <>
              {t("links.until")} <Day date={open.link.expiresOn} />
            </>
          }
          path={open.link.path}
          ask={t("links.ask", { name: open.link.holder })}
          help={t("links.help")}
          onClose={close}
        />
      ) : null}
      {open?.what === "renew" ? <RenewLink link={open.link} onClose={close} /> : null}
      {open?.what === "revoke" ? <Revoke link={open.link} onClose={close} /> : null}
      {open?.what === "history" ? (
        <Modal
          open
          title={t("links.historyNamed", { name: open.link.holder })}
          footer={null}
          width={900}
          onCancel={close}
        >
          <Suspense>
            <AuditList recordId={open.link.enterpriseLinkId} />
          </Suspense>
        </Modal>
      ) : null}
    </section>
  );
}

function LinkActs(props: {
  link: EnterpriseLink;
  role: string;
  onOpen: (what: "code" | "renew" | "revoke" | "history") => void;
}) {
  const { link, role, onOpen } = props;
  const { t } = useWords();
  const { holder: name, path, status } = link;
  const held = mayHoldLink(link, role);
  return (
    <span className="link-acts">
      {path ? (
        <Button aria-label={t("links.showOne", { name })} onClick={() => onOpen("code")}>
          {t("links.show")}
        </Button>
      ) : null}
      {status === "active" && !held ? <span className="quiet">{t("links.ownerOnly")}</span> : null}
      {status !== "revoked" && held ? (
        <Button aria-label={t("links.renewOne", { name })} onClick={() => onOpen("renew")}>
          {t("links.renew")}
        </Button>
      ) : null}
      {status === "revoked" ? null : (
        <Button danger aria-label={t("links.revokeOne", { name })} onClick={() => onOpen("revoke")}>
          {t("links.revoke")}
        </Button>
      )}
      {role === "owner" ? (
        <Button type="text" aria-label={t("links.historyOne", { name })} onClick={() => onOpen("history")}>
          {t("links.history")}
        </Button>
      ) : null}
    </span>
  );
}
