import { type Engagement, listEngagements } from "@shanhai/contract/engagement";
import { Link, useNavigate } from "react-router";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useEngagementColumns } from "./engagement-columns.tsx";
import { ShowFilter, useShow } from "./show-filter.tsx";

/** The agency's engagements: what is overdue comes first, by itself. */
export function EngagementsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const filter = useShow();
  const pathOf = ({ enterpriseId }: Engagement) => `/enterprises/${enterpriseId}`;
  const shared = useEngagementColumns<Engagement>(({ steps }) => steps.filter(({ closedOn }) => closedOn).length);
  const columns: Column<Engagement>[] = [
    {
      key: "enterprise",
      title: t("engagements.enterprise"),
      render: (one) => (
        <Link className="row-name" to={pathOf(one)}>
          {one.enterpriseName}
        </Link>
      ),
    },
    ...shared,
    {
      key: "createdAt",
      title: t("engagements.openedOn"),
      render: (one) => <Moment at={one.createdAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
  const empty = {
    open: <EmptyState title={t("engagements.empty")} help={t("engagements.emptyHelp")} />,
    overdue: <EmptyState title={t("engagements.emptyOverdue")} help={t("engagements.lead")} />,
    ended: <EmptyState title={t("engagements.emptyEnded")} help={t("engagements.lead")} />,
  };
  return (
    <>
      <PageHead title={t("engagements.title")} />
      <p className="quiet">{t("engagements.lead")}</p>
      <ShowFilter {...filter} />
      <CursorList
        key={filter.show}
        endpoint={listEngagements}
        query={{ show: filter.show }}
        label={t("engagements.title")}
        columns={columns}
        rowKey={(one) => one.engagementId}
        onOpen={(one) => void navigate(pathOf(one))}
        empty={empty[filter.show]}
      />
    </>
  );
}
