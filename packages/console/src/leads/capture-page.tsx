import { createAgencyLead } from "@shanhai/contract/agency-lead";
import { listEvents } from "@shanhai/contract/event";
import { createLead, LEAD_KINDS } from "@shanhai/contract/lead";
import { listOpenEvents } from "@shanhai/contract/registration";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { LeadMoreFields, readMore } from "./lead-fields.tsx";
import { useLeadQueue } from "./lead-queue.ts";
import { refreshLeads } from "./refresh-leads.ts";
import "./leads.css";

const BLANK = {
  organisation: "",
  contactName: "",
  phone: "",
  note: "",
  offeringKind: "",
  headcount: "",
  licensed: false,
  timing: "",
};

/** Events that somebody may stand at: the next ones, and of the park those that were. */
function useEvents(side: "park" | "agency") {
  const next = useEndpoint(listEvents, { query: { limit: 50 } }, { enabled: side === "park" });
  const past = useEndpoint(listEvents, { query: { when: "past", limit: 20 } }, { enabled: side === "park" });
  const open = useEndpoint(listOpenEvents, {}, { enabled: side === "agency" });
  return side === "park" ? [...(next.data?.items ?? []), ...(past.data?.items ?? [])] : (open.data?.items ?? []);
}

/**
 * A lead in ten seconds, on a phone: what for by two buttons, three fields, and the next one. What cannot be sent is kept on the
 * device. The park's and an agency's page differ in where it goes.
 */
export function CapturePage() {
  const { t } = useWords();
  const { membership } = useSession();
  const side = membership.kind === "park" ? "park" : "agency";
  const toast = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [eventId, setEvent] = useAddress("eventId");
  const [kindWord, setKind] = useAddress("kind");
  const kind = LEAD_KINDS.find((one) => one === kindWord) ?? (side === "agency" ? "service" : "settlement");
  const events = useEvents(side);
  const here = events.find((event) => event.eventId === eventId)?.title;
  const list = side === "park" ? "/leads" : "/agency-leads";
  const queue = useLeadQueue(side, membership.organisationId, (n) =>
    toast({ text: t("leads.refused", { n }), tone: "bad" }),
  );
  const bodyOf = (values: Record<string, string | boolean>) => ({
    kind,
    organisation: typed(values.organisation),
    contactName: values.contactName,
    phone: values.phone,
    ...readMore(values, kind),
    eventId,
  });
  const next = () => {
    form.reset(BLANK);
    document.getElementById("field-organisation")?.focus();
  };
  const form = useContractForm({
    endpoint: side === "park" ? createLead : createAgencyLead,
    initial: BLANK,
    read: bodyOf,
    onDone: ({ lead, again }) => {
      void refreshLeads(queries);
      const name = lead.organisation ?? lead.contactName;
      toast({
        text: t(again ? "leads.again" : "leads.saved", { name }),
        act: { title: t("leads.view"), run: () => void navigate(`${list}/${lead.leadId}`) },
      });
      next();
    },
    keep: (body) => {
      queue.keep(body as object);
      toast({ text: t("leads.kept") });
      next();
    },
  });
  return (
    <>
      <PageHead title={t("leads.capture")} back={{ to: list, title: t("leads.title") }} />
      {queue.waiting > 0 ? <p className="notice">{t("leads.unsent", { n: queue.waiting })}</p> : null}
      {here ? <p className="quiet">{t("leads.atEvent", { name: here })}</p> : null}
      <div className="panel lead-capture">
        <fieldset className="lead-kinds" aria-label={t("leads.kind")}>
          {LEAD_KINDS.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {t(`leadKind.${one}`)}
            </button>
          ))}
        </fieldset>
        <ContractFormFrame form={form} label={t("leads.capture")} submitTitle={t("leads.save")}>
          <TextField form={form} name="organisation" label={t("leads.organisation")} optional autoFocus />
          <TextField form={form} name="contactName" label={t("leads.person")} />
          <TextField form={form} name="phone" type="tel" inputMode="numeric" label={t("leads.phone")} />
          <details>
            <summary>{t("leads.more")}</summary>
            <LeadMoreFields form={form} kind={kind} />
            <div className="field">
              <label htmlFor="lead-event">{t("leads.event")}</label>
              <select
                id="lead-event"
                className="select"
                value={eventId ?? ""}
                onChange={(event) => setEvent(event.target.value || undefined)}
              >
                <option value="">{t("leads.allEvents")}</option>
                {events.map((event) => (
                  <option key={event.eventId} value={event.eventId}>
                    {event.title}
                  </option>
                ))}
              </select>
            </div>
          </details>
          <p className="quiet">{t(side === "park" ? "leads.consent" : "leads.consentAgency")}</p>
        </ContractFormFrame>
      </div>
    </>
  );
}
