import type { Programme } from "@shanhai/contract/programme";
import { listProgrammeResults, type ServiceResult } from "@shanhai/contract/service-result";
import { lazy, Suspense } from "react";
import { StateTag } from "../evaluations/quality-words.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useWhole } from "../session/use-whole.ts";
import { useAddress } from "../shell/use-address.ts";
import { AppealTag } from "./appeal-tag.tsx";
import { lastOf } from "./last-outcome.ts";

const ResultDrawer = lazy(async () => ({ default: (await import("./result-drawer.tsx")).ResultDrawer }));

/** What came of a programme, agency by agency; appeals are decided from here. */
export function ProgrammeResults({ programme }: { programme: Programme }) {
  const { t } = useWords();
  const [opened, setOpened] = useAddress("result");
  const { programmeId } = programme;
  // Whichever page of the list it is on, or none, where a link led here.
  const read = useWhole(listProgrammeResults, { params: { programmeId } }, { enabled: opened !== undefined });
  const result = read.data?.find(({ agencyId }) => agencyId === opened);
  const columns: Column<ServiceResult>[] = [
    {
      key: "agency",
      title: t("quality.agency"),
      render: (one) => (
        <button type="button" className="row-button" onClick={() => setOpened(one.agencyId)}>
          {one.agencyName}
        </button>
      ),
    },
    {
      key: "score",
      title: t("quality.score"),
      render: (one) => <strong className="number">{lastOf(one).score}</strong>,
      width: 100,
    },
    {
      key: "grade",
      title: t("quality.grade"),
      render: (one) => <StateTag tone="live" word={lastOf(one).grade} />,
      width: 110,
    },
    { key: "appeal", title: t("programmes.appeals"), render: (one) => <AppealTag result={one} />, width: 150 },
  ];
  return (
    <section className="quality-section" aria-label={t("programmes.results")}>
      <h2 className="section-title">{t("programmes.results")}</h2>
      <CursorList
        endpoint={listProgrammeResults}
        params={{ programmeId }}
        label={t("programmes.results")}
        columns={columns}
        rowKey={(one) => one.agencyId}
        onOpen={(one) => setOpened(one.agencyId)}
        refetchInterval={8_000}
        empty={<EmptyState title={t("results.empty")} />}
      />
      {result ? (
        <Suspense>
          <ResultDrawer result={result} programme={programme} onClose={() => setOpened(undefined)} />
        </Suspense>
      ) : null}
    </section>
  );
}
