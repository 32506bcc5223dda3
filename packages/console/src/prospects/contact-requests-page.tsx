import { type ContactRequest, declineContactRequest, listContactRequests } from "@shanhai/contract/contact-request";
import { getProspect } from "@shanhai/contract/prospect";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Link } from "react-router";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { ContactRequestTag } from "./contact-request-tag.tsx";
import { RecordConsent } from "./prospect-consents.tsx";
import { ProspectTabs } from "./prospect-tabs.tsx";
import { refreshProspects } from "./refresh-prospects.ts";
import "./prospects.css";

interface Answer {
  request: ContactRequest;
  onClose: () => void;
}

function Decline({ request, onClose }: Answer) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { prospectId, partnerId } = request;
  const form = useContractForm({
    endpoint: declineContactRequest,
    params: { prospectId },
    initial: { reason: "" },
    read: ({ reason }) => ({ partnerId, reason }),
    onDone: async () => {
      await refreshProspects(queries);
      toast({ text: t("prospects.declined") });
      onClose();
    },
  });
  return (
    <FormDialog form={form} title={t("prospects.declineTitle")} submitTitle={t("prospects.decline")} onClose={onClose}>
      <TextField form={form} name="reason" label={t("prospects.declineReason")} help={t("prospects.declineHelp")} />
    </FormDialog>
  );
}

/** The consent is recorded on the prospect as it is now. */
function Consent({ request, onClose }: Answer) {
  const { prospectId, partnerId } = request;
  const prospect = useEndpoint(getProspect, { params: { prospectId } }).data;
  return prospect ? <RecordConsent prospect={prospect} partnerId={partnerId} onClose={onClose} /> : null;
}

/** Allies that ask for a contact: the contact is asked, and then the park says yes or no. */
export function ContactRequestsPage() {
  const { t } = useWords();
  const { words, change } = useAddressWords();
  const status = words.get("status") === "answered" ? "answered" : "waiting";
  const [answering, setAnswering] = useState<{ request: ContactRequest; how: "consent" | "decline" }>();
  const close = () => setAnswering(undefined);
  const columns: Column<ContactRequest>[] = [
    {
      key: "organisation",
      title: t("prospects.organisation"),
      render: (one) => (
        <>
          <Link className="row-name" to={`/prospects?prospect=${one.prospectId}`}>
            {one.organisation}
          </Link>
          {one.purpose ? <small>{one.purpose}</small> : null}
        </>
      ),
    },
    { key: "ally", title: t("prospects.ally"), render: (one) => one.partnerName, width: "22%" },
    {
      key: "at",
      title: t("prospects.askedAt"),
      render: (one) => (one.askedAt ? <Moment at={one.askedAt} /> : <span className="quiet">—</span>),
      width: 140,
    },
    status === "waiting"
      ? {
          key: "acts",
          title: "",
          render: (one) => (
            <span className="prospect-buttons">
              <Button onClick={() => setAnswering({ request: one, how: "decline" })}>{t("prospects.decline")}</Button>
              <Button type="primary" onClick={() => setAnswering({ request: one, how: "consent" })}>
                {t("prospects.recordConsent")}
              </Button>
            </span>
          ),
          width: 270,
        }
      : {
          key: "status",
          title: t("prospects.answer"),
          render: (one) => (
            <>
              <ContactRequestTag status={one.status} />
              <small>{one.reason ?? (one.readings > 0 ? t("prospects.readings", { n: one.readings }) : "")}</small>
            </>
          ),
          width: 270,
        },
  ];
  return (
    <>
      <PageHead title={t("prospects.requests")} />
      <ProspectTabs />
      <p className="quiet">{t("prospects.requestsLead")}</p>
      <Tabs
        names={["waiting", "answered"] as const}
        current={status}
        titleOf={(one) => t(`prospects.requestTabs.${one}`)}
        onChoose={(one) => change({ status: one === "answered" ? one : undefined, cursor: undefined })}
      />
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${status}`}>
        <CursorList
          key={status}
          endpoint={listContactRequests}
          query={{ status }}
          label={t("prospects.requests")}
          columns={columns}
          rowKey={(one) => `${one.prospectId} ${one.partnerId}`}
          refetchInterval={15_000}
          empty={
            <EmptyState
              title={t(status === "waiting" ? "prospects.noneWaiting" : "prospects.noneAnswered")}
              help={t("prospects.requestsHelp")}
            />
          }
        />
      </div>
      {answering?.how === "decline" ? <Decline request={answering.request} onClose={close} /> : null}
      {answering?.how === "consent" ? <Consent request={answering.request} onClose={close} /> : null}
    </>
  );
}
