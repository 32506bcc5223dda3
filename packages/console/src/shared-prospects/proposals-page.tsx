import { listProspectProposals, type ProspectProposal } from "@shanhai/contract/prospect-proposal";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { SharedProspectTabs } from "./shared-prospect-tabs.tsx";

const Propose = lazy(async () => ({ default: (await import("./propose.tsx")).Propose }));

const TONE = { sent: "warn", received: "live", talking: "live", converted: "good", lost: "quiet" } as const;

/** 我的推荐: what a partner proposed to its park, and how far each is. */
export function ProposalsPage() {
  const { t } = useWords();
  const [panel, setPanel] = useAddress("panel");
  const propose = (
    <Button type="primary" onClick={() => setPanel("new")}>
      {t("sharedProspects.propose")}
    </Button>
  );
  const columns: Column<ProspectProposal>[] = [
    {
      key: "organisation",
      title: t("prospects.organisation"),
      render: (one) => (
        <>
          <span className="row-name">{one.organisation}</span>
          {one.looksFor ? <small>{one.looksFor}</small> : null}
        </>
      ),
    },
    { key: "kind", title: t("prospects.kind"), render: (one) => t(`prospectKind.${one.kind}`), width: 130 },
    {
      key: "contact",
      title: t("prospects.contactName"),
      render: (one) => (
        <>
          {one.contactName} <span className="number">{phoneText(one.phone)}</span>
        </>
      ),
      width: 200,
    },
    {
      key: "status",
      title: t("sharedProspects.progress"),
      render: (one) => (
        <span className="tag" data-tone={TONE[one.status]}>
          {t(`proposalStatus.${one.status}`)}
        </span>
      ),
      width: 120,
    },
    {
      key: "at",
      title: t("sharedProspects.proposedAt"),
      render: (one) => <Moment at={one.createdAt} />,
      width: 140,
    },
  ];
  return (
    <>
      <PageHead title={t("sharedProspects.proposals")} />
      <SharedProspectTabs />
      <Opened grant="prospects">
        <div className="section-head">
          <p className="quiet">{t("sharedProspects.proposalsLead")}</p>
          {propose}
        </div>
        <CursorList
          endpoint={listProspectProposals}
          label={t("sharedProspects.proposals")}
          columns={columns}
          rowKey={(one) => one.prospectProposalId}
          refetchInterval={10_000}
          empty={<EmptyState title={t("sharedProspects.noProposals")} help={t("sharedProspects.noProposalsHelp")} />}
        />
        <Suspense>{panel === "new" ? <Propose onClose={() => setPanel(undefined)} /> : null}</Suspense>
      </Opened>
    </>
  );
}
