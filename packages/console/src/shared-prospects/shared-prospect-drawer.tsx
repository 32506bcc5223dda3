import {
  askForContact,
  getSharedProspect,
  revealProspectContact,
  type SharedProspectDetail,
} from "@shanhai/contract/shared-prospect";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { DivisionName } from "../format/division-name.tsx";
import { Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { ContactRequestTag } from "../prospects/contact-request-tag.tsx";
import { act } from "../session/api.ts";
import { keyOf, useEndpoint } from "../session/use-endpoint.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

function Ask({ prospectId }: { prospectId: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const params = { prospectId };
  const form = useContractForm({
    endpoint: askForContact,
    params,
    initial: { purpose: "" },
    read: ({ purpose }) => ({ purpose }),
    onDone: (saved) => {
      queries.setQueryData(keyOf(getSharedProspect, { params }), saved);
      toast({ text: t("sharedProspects.asked") });
    },
  });
  return (
    <ContractFormFrame form={form} label={t("sharedProspects.ask")} submitTitle={t("sharedProspects.ask")}>
      <TextField
        form={form}
        name="purpose"
        label={t("sharedProspects.purpose")}
        help={t("sharedProspects.purposeHelp")}
      />
    </ContractFormFrame>
  );
}

/** Shown once it is asked for, and forgotten with the drawer: each look is one in both sides' audit. */
function Reveal({ prospectId }: { prospectId: string }) {
  const { t } = useWords();
  const reveal = useMutation({
    mutationFn: () => act(revealProspectContact, { params: { prospectId }, idempotencyKey: crypto.randomUUID() }),
    gcTime: 0,
  });
  if (reveal.data)
    return (
      <p>
        <strong>{reveal.data.name}</strong>{" "}
        <a className="number" href={`tel:${reveal.data.phone}`}>
          {phoneText(reveal.data.phone)}
        </a>
      </p>
    );
  return (
    <>
      {reveal.isError ? <ProblemPanel error={reveal.error} writing /> : null}
      <Button type="primary" disabled={reveal.isPending} onClick={() => reveal.mutate()}>
        {t("sharedProspects.reveal")}
      </Button>
      <p className="quiet">{t("sharedProspects.revealHelp")}</p>
    </>
  );
}

function Contact({ prospect }: { prospect: SharedProspectDetail }) {
  const { t } = useWords();
  const { prospectId, contact, contactOpen, request } = prospect;
  if (!contact) return <p className="quiet">{t("sharedProspects.noContact")}</p>;
  const mayAsk = !contactOpen && (!request || request.status === "declined" || request.status === "withdrawn");
  return (
    <section aria-label={t("prospects.contactName")}>
      <h3>{t("prospects.contactName")}</h3>
      {contactOpen ? (
        <Reveal prospectId={prospectId} />
      ) : (
        <p>
          {contact.name} <span className="number">{phoneText(contact.phone)}</span>
        </p>
      )}
      {request && !contactOpen && request.status !== "granted" ? (
        <p className="notice" data-tone="quiet">
          <ContactRequestTag status={request.status} /> {request.purpose}
          {request.reason ? (
            <>
              <br />
              {t("prospects.declineReason")}：{request.reason}
            </>
          ) : null}
        </p>
      ) : null}
      {mayAsk ? <Ask prospectId={prospectId} /> : null}
    </section>
  );
}

/** One shared prospect, and the way to its contact: asked for, agreed to, read. */
export function SharedProspectDrawer({ prospectId, onClose }: { prospectId: string; onClose: () => void }) {
  const { t } = useWords();
  const read = useEndpoint(getSharedProspect, { params: { prospectId } }, { refetchInterval: 10_000 });
  // Once it is shared no more, nothing is shown that was read before.
  const prospect = read.isError ? undefined : read.data;
  return (
    <SideDrawer title={prospect?.organisation ?? t("prospects.one")} onClose={onClose}>
      {prospect ? (
        <>
          <Facts
            facts={[
              [t("prospects.kind"), t(`prospectKind.${prospect.kind}`)],
              [t("prospects.place"), <DivisionName key="division" code={prospect.division} />],
              [t("prospects.industry"), prospect.industry],
              [t("prospects.chain"), prospect.chain],
              [t("prospects.looksFor"), prospect.looksFor],
              [t("prospects.headcount"), prospect.headcount],
              [t("prospects.updated"), <Moment key="at" at={prospect.updatedAt} />],
            ]}
          />
          <Contact prospect={prospect} />
        </>
      ) : read.isError ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </SideDrawer>
  );
}
