import { ASSIGNABLE_STAGES, type AssignedApplication, listAssigned } from "@shanhai/contract/assignment";
import type { MemberId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { DecisionTag } from "../applications/decision-tag.tsx";
import { chooseFirst } from "../applications/selection.ts";
import { nextStage } from "../applications/stage-moves.ts";
import { AssignDialog } from "../assignments/assign-dialog.tsx";
import { CandidateDrawer } from "../candidates/candidate-drawer.tsx";
import { ExportMenu } from "../exports/export-menu.tsx";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { BulkBar } from "../list/bulk-bar.tsx";
import { ChoosableName, ChoosePage, useChosen } from "../list/chosen.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { RecruiterFilter } from "../members/recruiter-filter.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SavedFilters } from "../saved-filters/saved-filters.tsx";
import { useSession } from "../session/session.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import "./follow-ups.css";

const MoveDialog = lazy(async () => ({ default: (await import("../moves/move-dialog.tsx")).MoveDialog }));

const DAY_MS = 86_400_000;
/** Days at a stage after which somebody is waiting too long to be left alone. */
const LONG_DAYS = 3;

function Waiting({ since }: { since: string }) {
  const { t } = useWords();
  const days = Math.floor((Date.now() - Date.parse(since)) / DAY_MS);
  return (
    <>
      <span className="tag" data-tone={days >= LONG_DAYS ? "warn" : "live"}>
        {days < 1 ? t("followUps.today") : t("followUps.days", { n: days })}
      </span>
      <small>
        <Moment at={since} />
      </small>
    </>
  );
}

/** The one position and stage that all of them share: only then can they be moved, or assigned, as one act. */
function together(people: readonly AssignedApplication[]): AssignedApplication | undefined {
  const [first] = people;
  return first && people.every((one) => one.positionId === first.positionId && one.stage === first.stage)
    ? first
    : undefined;
}

/** What a recruiter looks after, over all orders: who waits longest at a position comes first. */
export function FollowUps() {
  const { t } = useWords();
  const { me } = useSession();
  const queries = useQueryClient();
  const { words, change } = useAddressWords();
  const chosen = useChosen<AssignedApplication>((one) => one.applicationId);
  const [target, setTarget] = useState<Stage>();
  const [assigning, setAssigning] = useState(false);
  const recruiter = words.get("recruiter") ?? me.memberId;
  const stage = ASSIGNABLE_STAGES.find((one) => one === words.get("stage"));
  const opened = words.get("panel") ?? undefined;
  const people = chosen.rows;
  const one = together(people);
  const done = () => {
    chosen.clear();
    void queries.invalidateQueries({ queryKey: [listAssigned.id] });
  };
  const filter = (changes: Record<string, string | undefined>) => {
    chosen.clear();
    change({ ...changes, cursor: undefined });
  };
  const columns: Column<AssignedApplication>[] = [
    {
      key: "person",
      title: t("placements.person"),
      render: (row) => (
        <ChoosableName
          chosen={chosen}
          row={row}
          name={row.candidateName}
          onOpen={() => change({ panel: row.candidateId })}
        />
      ),
    },
    {
      key: "phone",
      title: t("candidates.phone"),
      render: (row) => <span className="number nowrap">{phoneText(row.candidatePhone)}</span>,
      width: 150,
    },
    {
      key: "position",
      title: t("placements.position"),
      render: (row) => (
        <>
          <Link to={`/orders/${row.orderId}?position=${row.positionId}`}>{row.positionTitle}</Link>
          <small>{row.enterpriseName}</small>
        </>
      ),
      width: "30%",
    },
    {
      key: "stage",
      title: t("followUps.stage"),
      render: (row) => (
        <>
          {t(`stage.${row.stage}`)} <DecisionTag decision={row.enterpriseDecision} />
        </>
      ),
      width: 130,
    },
    { key: "waiting", title: t("followUps.waiting"), render: (row) => <Waiting since={row.movedAt} />, width: 150 },
  ];
  const next = one && nextStage(one.stage);
  const selection = one && chooseFirst(one.stage, people);
  return (
    <>
      <search className="follow-ups-filter">
        <RecruiterFilter
          value={recruiter}
          onChange={(memberId) => filter({ recruiter: memberId === me.memberId ? undefined : memberId })}
        />
        <select
          className="select"
          aria-label={t("followUps.stage")}
          value={stage ?? ""}
          onChange={(event) => filter({ stage: event.target.value || undefined })}
        >
          <option value="">{t("followUps.anyStage")}</option>
          {ASSIGNABLE_STAGES.map((name) => (
            <option key={name} value={name}>
              {t(`stage.${name}`)}
            </option>
          ))}
        </select>
        <ExportMenu wanted={{ list: "followUps", memberId: recruiter as MemberId }} />
      </search>
      <SavedFilters list="followUps" words={["recruiter", "stage"]} />
      <CursorList
        key={`${recruiter} ${stage}`}
        endpoint={listAssigned}
        params={{ memberId: recruiter }}
        query={{ stage }}
        label={t("followUps.title")}
        columns={columns}
        rowKey={(row) => row.applicationId}
        onOpen={(row) => change({ panel: row.candidateId })}
        above={(rows) => <ChoosePage chosen={chosen} page={rows} />}
        empty={<EmptyState title={t("followUps.empty")} help={t("followUps.emptyHelp")} />}
      />
      {people.length > 0 ? (
        <BulkBar chosen={t("list.selected", { n: countText(people.length) })} onClear={chosen.clear}>
          {next ? (
            <Button type="primary" onClick={() => setTarget(next)}>
              {t("board.next", { stage: t(`stage.${next}`) })}
            </Button>
          ) : (
            <small>{t("followUps.together")}</small>
          )}
          {one ? <Button onClick={() => setAssigning(true)}>{t("assignments.assign")}</Button> : null}
        </BulkBar>
      ) : null}
      {one && selection && target ? (
        <Suspense>
          <MoveDialog
            position={one}
            selection={selection}
            target={target}
            onDone={done}
            onClose={() => setTarget(undefined)}
          />
        </Suspense>
      ) : null}
      {one && assigning ? (
        <AssignDialog orderId={one.orderId} people={people} onDone={done} onClose={() => setAssigning(false)} />
      ) : null}
      {opened ? <CandidateDrawer candidateId={opened} onClose={() => change({ panel: undefined })} /> : null}
    </>
  );
}
