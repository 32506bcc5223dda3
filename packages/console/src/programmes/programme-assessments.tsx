import { type Assessment, listAssessments } from "@shanhai/contract/assessment";
import { Link } from "react-router";
import { StateTag } from "../evaluations/quality-words.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";

const TONES = { scoring: "live", differing: "warn", ready: "good", concluded: "quiet" } as const;

/** Who has submitted, and who has not. */
function Evaluators({ assessment }: { assessment: Assessment }) {
  const { t } = useWords();
  return assessment.evaluators.map(({ memberId, name, submitted }) => (
    <div key={memberId}>
      {name.split("@")[0]}{" "}
      <span className="quiet">{t(submitted ? "assessments.submitted" : "assessments.waiting")}</span>
    </div>
  ));
}

/** Who scores whom, and how far it is. */
export function ProgrammeAssessments({
  programmeId,
  onReassign,
}: {
  programmeId: string;
  onReassign: ((assessment: Assessment) => void) | undefined;
}) {
  const { t } = useWords();
  const columns: Column<Assessment>[] = [
    {
      key: "agency",
      title: t("quality.agency"),
      render: (one) => (
        <Link className="row-name" to={`/evaluations/programmes/${one.programmeId}/${one.agencyId}`}>
          {one.agencyName}
        </Link>
      ),
    },
    {
      key: "evaluators",
      title: t("programmes.evaluators"),
      render: (one) => <Evaluators assessment={one} />,
      width: "32%",
    },
    {
      key: "progress",
      title: t("programmes.progress"),
      render: (one) => <StateTag tone={TONES[one.status]} word={t(`assessments.statuses.${one.status}`)} />,
      width: 110,
    },
    ...(onReassign
      ? [
          {
            key: "act",
            title: "",
            render: (one: Assessment) => (
              <button type="button" className="row-button" onClick={() => onReassign(one)}>
                {t("programmes.reassign")}
              </button>
            ),
            width: 110,
          },
        ]
      : []),
  ];
  return (
    <CursorList
      endpoint={listAssessments}
      params={{ programmeId }}
      label={t("programmes.agencies")}
      columns={columns}
      rowKey={(one) => one.agencyId}
      refetchInterval={15_000}
      prefix="assessments"
      empty={<EmptyState title={t("programmes.none")} help={t("programmes.noneHelp")} />}
    />
  );
}
