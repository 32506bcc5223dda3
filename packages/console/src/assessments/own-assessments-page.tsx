import { type Assessment, listOwnAssessments } from "@shanhai/contract/assessment";
import { getMe } from "@shanhai/contract/member";
import { Link, useNavigate } from "react-router";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { Due, quarterText, StateTag } from "../evaluations/quality-words.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";

const pathOf = ({ programmeId, agencyId }: Assessment) => `/evaluations/own/${programmeId}/${agencyId}`;

/** What an evaluator has to score. */
export function OwnAssessmentsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const memberId = useEndpoint(getMe, {}).data?.memberId;
  const isMine = (one: Assessment) =>
    one.evaluators.some((evaluator) => evaluator.memberId === memberId && evaluator.submitted);
  function state(one: Assessment) {
    if (one.status === "scoring")
      return isMine(one) ? (
        <StateTag tone="good" word={t("assessments.submitted")} />
      ) : (
        <StateTag tone="live" word={t("assessments.toDo")} />
      );
    const tone = one.status === "differing" ? "warn" : one.status === "ready" ? "good" : "quiet";
    return <StateTag tone={tone} word={t(`assessments.statuses.${one.status}`)} />;
  }
  const columns: Column<Assessment>[] = [
    {
      key: "agency",
      title: t("quality.agency"),
      render: (one) => (
        <>
          <Link className="row-name" to={pathOf(one)}>
            {one.agencyName}
          </Link>
          <small>{one.programmeName}</small>
        </>
      ),
    },
    { key: "quarter", title: t("quality.quarter"), render: (one) => quarterText(one.quarter, t), width: 150 },
    {
      key: "deadline",
      title: t("quality.deadline"),
      render: (one) => <Due date={one.deadline} done={isMine(one) || one.status !== "scoring"} />,
      width: 170,
    },
    { key: "status", title: t("quality.status"), render: state, width: 110 },
  ];
  return (
    <>
      <PageHead title={t("assessments.own")} />
      <QualityTabs />
      <CursorList
        endpoint={listOwnAssessments}
        label={t("assessments.own")}
        columns={columns}
        rowKey={(one) => `${one.programmeId}${one.agencyId}`}
        onOpen={(one) => void navigate(pathOf(one))}
        empty={<EmptyState title={t("assessments.empty")} help={t("assessments.emptyHelp")} />}
      />
    </>
  );
}
