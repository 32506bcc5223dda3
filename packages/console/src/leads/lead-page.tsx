import { getLead, type Lead, separateLead } from "@shanhai/contract/lead";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { Link, useParams } from "react-router";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { LeadPlans } from "../plans/lead-plans.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { LeadDetail } from "./lead-detail.tsx";
import { LeadStatusTag } from "./lead-status-tag.tsx";
import { refreshLeads } from "./refresh-leads.ts";
import { TransitLead } from "./transit-lead.tsx";

const AssignLead = lazy(async () => ({ default: (await import("./assign-lead.tsx")).AssignLead }));
const EditLead = lazy(async () => ({ default: (await import("./edit-lead.tsx")).EditLead }));
const MergeLead = lazy(async () => ({ default: (await import("./merge-lead.tsx")).MergeLead }));
const OnboardingLink = lazy(async () => ({ default: (await import("./link-onboarding.tsx")).OnboardingLink }));
const LinkOnboarding = lazy(async () => ({ default: (await import("./link-onboarding.tsx")).LinkOnboarding }));

const ProspectFromLead = lazy(async () => ({
  default: (await import("../prospects/prospect-form.tsx")).ProspectFromLead,
}));

const PANELS = {
  assign: AssignLead,
  edit: EditLead,
  merge: MergeLead,
  link: OnboardingLink,
  existing: LinkOnboarding,
  pool: ProspectFromLead,
};

const isOpen = ({ status }: Lead) => status !== "converted" && status !== "lost";

function Acts({ lead, onPanel }: { lead: Lead; onPanel: (panel: keyof typeof PANELS) => void }) {
  const { t } = useWords();
  const { kind, status, assignee } = lead;
  if (lead.mergedInto) return null;
  const open = isOpen(lead);
  return (
    <>
      <Button onClick={() => onPanel("edit")}>{t("leads.edit")}</Button>
      <Button onClick={() => onPanel("pool")}>{t("prospects.fromLead")}</Button>
      {open ? <Button onClick={() => onPanel("merge")}>{t("leads.merge")}</Button> : null}
      <TransitLead lead={lead} side="park" withAgency={assignee?.agencyId !== undefined} />
      {kind === "settlement" && status !== "converted" ? (
        <>
          <Button onClick={() => onPanel("existing")}>{t("leads.linkExisting")}</Button>
          <Button type={assignee ? "primary" : "default"} onClick={() => onPanel("link")}>
            {t("leads.link")}
          </Button>
        </>
      ) : null}
      {open ? (
        <Button type={assignee ? "default" : "primary"} onClick={() => onPanel("assign")}>
          {t(assignee ? "leads.reassign" : "leads.assign")}
        </Button>
      ) : null}
    </>
  );
}

/** What became of it, or whose it is, where that is not the page's own reader. */
function Standing({ lead }: { lead: Lead }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { leadId, version, mergedInto, merged, assignee, target, status } = lead;
  const separate = useMutation({
    mutationFn: () => act(separateLead, { params: { leadId }, body: { version }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t("leads.separated") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshLeads(queries),
  });
  if (mergedInto)
    return (
      <p className="notice">
        {t("leads.mergedInto")} <Link to={`/leads/${mergedInto}`}>{t("leads.openOther")}</Link>{" "}
        <button type="button" className="link-button" disabled={separate.isPending} onClick={() => separate.mutate()}>
          {t("leads.separate")}
        </button>
      </p>
    );
  return (
    <>
      {target?.onboardingId ? (
        <p className="notice" data-tone="quiet">
          {t("leads.converted")} · <Link to={`/onboardings/${target.onboardingId}`}>{t("leads.toOnboarding")}</Link>
        </p>
      ) : null}
      {target?.enterpriseId ? (
        <p className="notice" data-tone="quiet">
          {t("leads.converted")} ·{" "}
          {[
            target.engagementId ? t("leads.became.engagement") : t("leads.became.enterprise"),
            ...(target.orderId ? [t("leads.became.order")] : []),
          ].join(" · ")}
        </p>
      ) : null}
      {assignee?.agencyId && isOpen(lead) ? (
        <p className="notice" data-tone="quiet">
          {t("leads.withAgency", { name: assignee.name })}
        </p>
      ) : null}
      {status === "lost" && lead.lostReason ? (
        <p className="notice">
          {t("leads.loseReason")}
          {t("punctuation.colon")}
          {lead.lostReason}
        </p>
      ) : null}
      {merged.length > 0 ? (
        <p className="notice" data-tone="quiet">
          {t("leads.mergedFrom")}
          {t("punctuation.colon")}
          {merged.map((id) => (
            <Link key={id} to={`/leads/${id}`}>
              {t("leads.view")}{" "}
            </Link>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** One lead of the park: its acts, why it is scored so, what happened. */
export function LeadPage() {
  const { t } = useWords();
  const { leadId = "" } = useParams();
  const [panel, setPanel] = useAddress("panel");
  const read = useEndpoint(getLead, { params: { leadId } }, { refetchInterval: 15_000 });
  const lead = read.data;
  const sourceOf = ({ source, allies = [] }: Lead) =>
    [t(`leads.sources.${source}`), ...allies.map(({ name }) => name)].join(" · ");
  const Panel = lead && PANELS[panel as keyof typeof PANELS];
  return (
    <>
      <PageHead
        title={lead?.organisation ?? lead?.contactName ?? t("leads.title")}
        back={{ to: "/leads", title: t("leads.title") }}
        aside={lead ? <LeadStatusTag status={lead.status} /> : null}
      >
        {lead ? <Acts lead={lead} onPanel={setPanel} /> : null}
      </PageHead>
      {read.isError && !lead ? (
        <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />
      ) : lead ? (
        <LeadDetail
          lead={lead}
          more={[
            [
              t("leads.event"),
              lead.eventId ? (
                <Link key="event" to={`/events/${lead.eventId}`}>
                  {lead.eventTitle}
                </Link>
              ) : undefined,
            ],
            [t("leads.source"), sourceOf(lead)],
            [t("leads.assignee"), lead.assignee ? shortName(lead.assignee) : t("leads.nobody")],
          ]}
        >
          <Standing lead={lead} />
        </LeadDetail>
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      {lead?.kind === "service" && !lead.mergedInto ? <LeadPlans leadId={leadId} /> : null}
      <Suspense>{lead && Panel ? <Panel lead={lead} onClose={() => setPanel(undefined)} /> : null}</Suspense>
    </>
  );
}
