import { type Introduction, listIntroductions } from "@shanhai/contract/introduction";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { Progress } from "./reasons.tsx";

/** Whom the school recommended, and how far each is: the stage and nothing more. */
export function ProgressPage() {
  const { t } = useWords();
  const columns: Column<Introduction>[] = [
    { key: "name", title: t("rosters.person"), onPhone: "bare", render: (one) => <b>{one.graduateName}</b> },
    {
      key: "posting",
      title: t("matches.posting"),
      render: (one) => (
        <>
          {one.title}
          <small>
            {one.enterpriseName} · {one.agencyName}
          </small>
        </>
      ),
    },
    { key: "progress", title: t("matches.progress"), render: (one) => <Progress progress={one} />, width: 180 },
    { key: "updated", title: t("matches.updated"), render: (one) => <Moment at={one.updatedAt} />, width: 180 },
  ];
  return (
    <>
      <PageHead title={t("matches.progress")} back={{ to: "/matches", title: t("matches.title") }} />
      <Opened grant="rosters">
        <CursorList
          endpoint={listIntroductions}
          label={t("matches.progress")}
          columns={columns}
          rowKey={(one) => one.introductionId}
          refetchInterval={15_000}
          empty={<EmptyState title={t("matches.none")} help={t("matches.noneHelp")} />}
        />
      </Opened>
    </>
  );
}
