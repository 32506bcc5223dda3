import { type Candidate, listCandidates } from "@shanhai/contract/candidate";
import { levelText } from "@shanhai/contract/skill-level-words";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { Link, useNavigate } from "react-router";
import { ExportMenu } from "../exports/export-menu.tsx";
import { Moment } from "../format/moment.tsx";
import { payText } from "../format/pay.ts";
import { phoneText } from "../format/phone.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SavedFilters } from "../saved-filters/saved-filters.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useAddress } from "../shell/use-address.ts";
import { CandidateSearch, useCandidateSearch } from "./candidate-search.tsx";

const CreateCandidate = lazy(async () => ({ default: (await import("./create-candidate.tsx")).CreateCandidate }));
const CandidateDrawer = lazy(async () => ({ default: (await import("./candidate-drawer.tsx")).CandidateDrawer }));

export function CandidatesPage() {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [panel, setPanel] = useAddress("panel");
  const search = useCandidateSearch();
  const acts = (
    <>
      <Button onClick={() => void navigate("/imports")}>{t("candidates.import")}</Button>
      <Button type="primary" onClick={() => setPanel("new")}>
        {t("candidates.create")}
      </Button>
    </>
  );
  const columns: Column<Candidate>[] = [
    {
      key: "name",
      title: t("candidates.name"),
      render: (one) => (
        <Link
          className="row-name"
          to={`/candidates/${one.candidateId}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            setPanel(one.candidateId);
          }}
        >
          {one.name}
        </Link>
      ),
    },
    {
      key: "phone",
      title: t("candidates.phone"),
      render: (one) => <span className="number nowrap">{phoneText(one.phone)}</span>,
      width: 140,
    },
    { key: "occupation", title: t("candidates.occupation"), render: (one) => one.occupation, width: "16%" },
    {
      key: "skillLevel",
      title: t("candidates.skillLevel"),
      render: (one) => levelText(language, one.skillLevel),
      width: 160,
    },
    {
      key: "pay",
      title: t("candidates.expectedPay"),
      render: (one) => <span className="number nowrap">{payText(one.expectedPayMin, one.expectedPayMax)}</span>,
      width: 150,
    },
    { key: "place", title: t("candidates.intendedPlace"), render: (one) => one.intendedPlace, width: "13%" },
    {
      key: "createdAt",
      title: t("candidates.createdAt"),
      render: (one) => <Moment at={one.createdAt} />,
      width: 130,
      onPhone: "left-out",
    },
  ];
  return (
    <>
      <PageHead title={t("candidates.title")}>
        <ExportMenu wanted={{ list: "candidates", ...(search.searching ? { search: search.query } : {}) }} />
        {acts}
      </PageHead>
      <CandidateSearch search={search} />
      <SavedFilters list="candidates" words={["occupation", "place", "intention", "skillLevel"]} />
      <CursorList
        endpoint={listCandidates}
        query={search.query}
        label={t("candidates.title")}
        columns={columns}
        rowKey={(one) => one.candidateId}
        onOpen={(one) => setPanel(one.candidateId)}
        empty={
          search.searching ? (
            <EmptyState title={t("candidates.search.nobody")} help={t("candidates.search.nobodyHelp")} />
          ) : (
            <EmptyState title={t("candidates.empty")} help={t("candidates.emptyHelp")}>
              {acts}
            </EmptyState>
          )
        }
      />
      <Suspense>
        {panel === "new" ? <CreateCandidate onClose={() => setPanel(undefined)} /> : null}
        {panel && panel !== "new" ? (
          <CandidateDrawer key={panel} candidateId={panel} onClose={() => setPanel(undefined)} />
        ) : null}
      </Suspense>
    </>
  );
}
