import { listPartnerCohorts, type PartnerCohort } from "@shanhai/contract/partner-cohort";
import { Link, useNavigate } from "react-router";
import { Day } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { CohortStatusTag } from "./cohort-status-tag.tsx";

const pathOf = ({ cohortId }: PartnerCohort) => `/cohorts/${cohortId}`;
const sumOf = ({ seats }: PartnerCohort, name: "seats" | "enrolled" | "graduated" | "onboarded") =>
  seats.reduce((sum, seat) => sum + seat[name], 0);

/** Cohorts that agencies proposed to a school. */
export function PartnerCohortsPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const columns: Column<PartnerCohort>[] = [
    {
      key: "title",
      title: t("cohorts.name"),
      onPhone: "bare",
      render: (one) => (
        <>
          <Link className="row-name" to={pathOf(one)}>
            {one.title}
          </Link>{" "}
          <CohortStatusTag status={one.status} />
          <small>
            {one.agencyName} · {one.enterpriseName}
          </small>
        </>
      ),
    },
    {
      key: "days",
      title: t("cohorts.days"),
      render: (one) => (
        <span className="nowrap">
          <Day date={one.from} /> – <Day date={one.to} />
        </span>
      ),
      width: 190,
    },
    ...(["seats", "enrolled", "graduated", "onboarded"] as const).map(
      (name): Column<PartnerCohort> => ({
        key: name,
        title: t(name === "seats" ? "cohorts.planned" : `cohorts.${name}`),
        render: (one) => <span className="number">{sumOf(one, name)}</span>,
        width: 90,
      }),
    ),
  ];
  return (
    <>
      <PageHead title={t("cohorts.title")} />
      <Opened grant="cohorts">
        <p className="quiet">{t("cohorts.lead")}</p>
        <CursorList
          endpoint={listPartnerCohorts}
          label={t("cohorts.title")}
          columns={columns}
          rowKey={(one) => one.cohortId}
          onOpen={(one) => void navigate(pathOf(one))}
          refetchInterval={15_000}
          empty={<EmptyState title={t("cohorts.emptySchool")} help={t("cohorts.emptySchoolHelp")} />}
        />
      </Opened>
    </>
  );
}
