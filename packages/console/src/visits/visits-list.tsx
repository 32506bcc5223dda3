import { listVisits, type Visit } from "@shanhai/contract/visit";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { DivisionName } from "../format/division-name.tsx";
import { Day } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { DueTag } from "./due-tag.tsx";
import { VisitStatusTag } from "./visit-status-tag.tsx";
import "./visits.css";

interface VisitsListProps {
  query?: Record<string, string | undefined>;
  label: string;
  empty: ReactNode;
  /** Of a park's survey: where, instead of what for. Of one client: what was found, not whose it is. */
  of?: "survey" | "client";
  prefix?: string;
}

/** Visits, each leading to its page. */
export function VisitsList({ query = {}, label, empty, of, prefix = "visits" }: VisitsListProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const pathOf = ({ visitId }: Visit) => `/visits/${visitId}`;
  const heading = of === "client" ? "visits.findings" : of === "survey" ? "surveyVisits.name" : "visits.enterprise";
  const columns: Column<Visit>[] = [
    {
      key: "name",
      title: t(heading),
      render: (one) => (
        <>
          <Link className="row-name visit-finding" to={pathOf(one)}>
            {of === "client" ? (one.findings ?? one.cancelReason ?? t("visits.report")) : one.name}
          </Link>
          {of !== "client" && one.findings ? <small className="visit-finding">{one.findings}</small> : null}
        </>
      ),
    },
    of === "survey"
      ? {
          key: "division",
          title: t("surveyVisits.division"),
          render: (one) => (one.division ? <DivisionName code={one.division} /> : null),
          width: 130,
        }
      : { key: "purpose", title: t("visits.purpose"), render: (one) => t(`visitPurpose.${one.purpose}`), width: 110 },
    {
      key: "day",
      title: t("surveyVisits.date"),
      render: (one) => (
        <>
          <Day date={one.visitedOn ?? one.plannedDate} />{" "}
          {one.status === "planned" ? <DueTag due={one.plannedDate} /> : null}
        </>
      ),
      width: 210,
    },
    { key: "who", title: t("visits.member"), render: (one) => shortName({ name: one.memberName }), width: 120 },
    { key: "status", title: t("visits.status"), render: (one) => <VisitStatusTag status={one.status} />, width: 100 },
  ];
  return (
    <CursorList
      endpoint={listVisits}
      query={query}
      label={label}
      columns={columns}
      rowKey={(one) => one.visitId}
      onOpen={(one) => void navigate(pathOf(one))}
      empty={empty}
      prefix={prefix}
    />
  );
}
