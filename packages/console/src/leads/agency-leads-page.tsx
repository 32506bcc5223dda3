import { type AgencyLead, listAgencyLeads } from "@shanhai/contract/agency-lead";
import { LEAD_STATUSES } from "@shanhai/contract/lead";
import Button from "antd/es/button";
import { Link, useNavigate } from "react-router";
import { Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { LeadDue } from "./lead-due.tsx";
import { LeadStatusTag } from "./lead-status-tag.tsx";

const TABS = ["all", ...LEAD_STATUSES] as const;

/** An agency's leads: what its park gave it, and what it captured at its booths. */
export function AgencyLeadsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const { words, change } = useAddressWords();
  const tab = TABS.find((one) => one === words.get("status")) ?? "all";
  const columns: Column<AgencyLead>[] = [
    {
      key: "who",
      title: t("leads.who"),
      render: (one) => (
        <>
          <Link className="row-name" to={`/agency-leads/${one.leadId}`}>
            {one.organisation ?? one.contactName}
          </Link>
          <small>
            {one.organisation ? `${one.contactName} ` : ""}
            <span className="number">{phoneText(one.phone)}</span>
          </small>
        </>
      ),
    },
    {
      key: "offering",
      title: t("leads.offering"),
      render: (one) => (one.offeringKind ? t(`offeringKind.${one.offeringKind}`) : t(`leadKind.${one.kind}`)),
      width: 130,
    },
    { key: "source", title: t("leads.source"), render: (one) => t(`leads.sources.${one.origin}`), width: 100 },
    { key: "score", title: t("leads.score"), render: (one) => <b className="number">{one.score}</b>, width: 64 },
    { key: "due", title: t("leads.due"), render: (one) => <LeadDue due={one.due} />, width: 120 },
    { key: "status", title: t("leads.status"), render: (one) => <LeadStatusTag status={one.status} />, width: 90 },
    {
      key: "at",
      title: t("leads.at"),
      render: (one) => <Moment at={one.createdAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
  const capture = (
    <Button type="primary" onClick={() => void navigate("/agency-leads/capture")}>
      {t("leads.capture")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("leads.title")}>{capture}</PageHead>
      <Tabs
        names={TABS}
        current={tab}
        titleOf={(name) => (name === "all" ? t("leads.tabs.all") : t(`leadStatus.${name}`))}
        onChoose={(name) => change({ status: name === "all" ? undefined : name, cursor: undefined })}
      />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <CursorList
          key={tab}
          endpoint={listAgencyLeads}
          query={tab === "all" ? {} : { status: tab }}
          label={t("leads.title")}
          columns={columns}
          rowKey={(one) => one.leadId}
          onOpen={(one) => void navigate(`/agency-leads/${one.leadId}`)}
          refetchInterval={15_000}
          empty={
            <EmptyState title={t(tab === "all" ? "leads.empty" : "leads.noneHere")} help={t("leads.emptyAgencyHelp")}>
              {capture}
            </EmptyState>
          }
        />
      </div>
    </>
  );
}
