import { listProgrammes, type Programme } from "@shanhai/contract/programme";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useNavigate } from "react-router";
import { QualityTabs } from "../evaluations/quality-tabs.tsx";
import { Due, quarterText } from "../evaluations/quality-words.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { ProgrammeStatusTag } from "./programme-status-tag.tsx";

const CreateProgramme = lazy(async () => ({ default: (await import("./create-programme.tsx")).CreateProgramme }));

const pathOf = ({ programmeId }: Programme) => `/evaluations/programmes/${programmeId}`;

/** The park's programmes, one a quarter. */
export function ProgrammesPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [panel, setPanel] = useAddress("panel");
  const columns: Column<Programme>[] = [
    {
      key: "name",
      title: t("programmes.name"),
      render: (one) => (
        <>
          <Link className="row-name" to={pathOf(one)}>
            {one.name}
          </Link>
          <small>{quarterText(one.quarter, t)}</small>
        </>
      ),
    },
    {
      key: "scorecard",
      title: t("programmes.scorecard"),
      render: (one) => t("scorecards.version", { n: one.scorecardVersion }),
      width: 110,
    },
    {
      key: "agencies",
      title: t("programmes.agencies"),
      render: (one) => <span className="number">{t("programmes.agenciesOf", { n: one.agencies })}</span>,
      width: 90,
    },
    {
      key: "deadline",
      title: t("quality.deadline"),
      render: (one) => <Due date={one.deadline} done={one.status !== "open"} />,
      width: 170,
    },
    {
      key: "status",
      title: t("quality.status"),
      render: (one) => <ProgrammeStatusTag status={one.status} />,
      width: 110,
    },
  ];
  const create = (
    <Button type="primary" onClick={() => setPanel("new")}>
      {t("programmes.create")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("programmes.title")}>{create}</PageHead>
      <QualityTabs />
      <CursorList
        endpoint={listProgrammes}
        label={t("programmes.title")}
        columns={columns}
        rowKey={(one) => one.programmeId}
        onOpen={(one) => void navigate(pathOf(one))}
        empty={
          <EmptyState title={t("programmes.empty")} help={t("programmes.emptyHelp")}>
            <Link to="/evaluations/scorecards">{t("scorecards.title")}</Link>
          </EmptyState>
        }
      />
      {panel === "new" ? (
        <Suspense>
          <CreateProgramme
            onCreated={(programme) => void navigate(`${pathOf(programme)}?panel=assign`)}
            onClose={() => setPanel(undefined)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
