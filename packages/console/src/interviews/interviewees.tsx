import { isAssignable } from "@shanhai/contract/assignment";
import {
  type Attendance,
  type Interview,
  type Interviewee,
  inviteToInterview,
  listInterviewees,
  MOST_INVITED,
  recordAttendance,
} from "@shanhai/contract/interview";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link } from "react-router";
import { chooseFirst } from "../applications/selection.ts";
import { nextStage } from "../applications/stage-moves.ts";
import { CandidateDrawer } from "../candidates/candidate-drawer.tsx";
import { countText } from "../format/figure.ts";
import { momentText } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { BulkBar } from "../list/bulk-bar.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act, call } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { slotEnd } from "./interview-words.ts";
import { refreshInterviews } from "./refresh-interviews.ts";
import "../placement-checks/due-checks.css";

const MoveDialog = lazy(async () => ({ default: (await import("../moves/move-dialog.tsx")).MoveDialog }));

const PAGE = 100;
/** Read by themselves; a larger list goes on when asked. */
const READ_AHEAD = 500;

const TONES = { expected: "live", attended: "good", absent: "warn", cancelled: "quiet" } as const;

interface RowProps {
  one: Interviewee;
  chosen: boolean;
  busy: boolean;
  open: boolean;
  onToggle: () => void;
  onOpen: () => void;
  onMark: (attendance: Attendance) => void;
}

function Row({ one, chosen, busy, open, onToggle, onOpen, onMark }: RowProps) {
  const { t, language } = useWords();
  const { application, attendance, markedAt, markedBy } = one;
  const name = application.candidateName;
  const by = markedBy === "checkIn" ? t("interviews.atTheDoor") : markedBy && shortName({ name: markedBy });
  return (
    <li className="due-check" data-selected={chosen}>
      <label className="due-check-choose">
        <input
          type="checkbox"
          checked={chosen}
          disabled={busy}
          aria-label={t("list.select", { name })}
          onChange={onToggle}
        />
      </label>
      <div className="due-check-person">
        <button type="button" className="row-button" onClick={onOpen}>
          {name}
        </button>
        <small>
          <span className="number">{phoneText(application.candidatePhone)}</span> · {t(`stage.${application.stage}`)}
        </small>
      </div>
      <div className="due-check-day">
        <span className="tag" data-tone={TONES[attendance]}>
          {t(`interviews.attendance.${attendance}`)}
        </span>
        <small>{markedAt ? `${momentText(markedAt, language)} ${by}` : null}</small>
      </div>
      <div className="due-check-acts">
        {open && attendance !== "cancelled"
          ? (["attended", "absent"] as const).map((mark) => (
              <Button
                key={mark}
                type={attendance === mark ? "primary" : "default"}
                disabled={busy}
                aria-pressed={attendance === mark}
                aria-label={t("checks.markOf", { name, outcome: t(`interviews.attendance.${mark}`) })}
                onClick={() => onMark(attendance === mark ? "expected" : mark)}
              >
                {t(`interviews.attendance.${mark}`)}
              </Button>
            ))
          : null}
      </div>
    </li>
  );
}

/** Who is invited, slot by slot: marked one by one with a thumb, or many at once. */
export function Interviewees({ interview }: { interview: Interview }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { orderId, interviewId, positionId, minutes, slots } = interview;
  const params = { orderId, interviewId };
  const open = interview.status === "planned";
  const [opened, setOpened] = useAddress("person");
  const [chosen, setChosen] = useState<ReadonlySet<ApplicationId>>(new Set());
  const [target, setTarget] = useState<Stage>();
  const read = useInfiniteQuery({
    queryKey: [listInterviewees.id, params],
    queryFn: ({ pageParam, signal }) =>
      call(listInterviewees, { params, query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    refetchInterval: 15_000,
  });
  const people = read.data?.pages.flatMap(({ items }) => items);
  const known = people?.length ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = read;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && known < READ_AHEAD) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, known]);

  const done = () => {
    refreshInterviews(queries);
    setChosen(new Set());
  };
  const failed = (error: Error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" });
  const mark = useMutation({
    mutationFn: ({ ids, attendance }: { ids: ApplicationId[]; attendance: Attendance }) =>
      act(recordAttendance, {
        params,
        body: { applicationIds: ids, attendance },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: ({ results }, { attendance }) => {
      done();
      const full = results.filter(({ outcome }) => outcome === "full").length;
      if (full > 0) toast({ text: t("interviews.full", { n: countText(full) }), tone: "bad" });
      else if (attendance === "cancelled") toast({ text: t("interviews.takenOff", { n: countText(results.length) }) });
    },
    onError: failed,
  });
  const shift = useMutation({
    mutationFn: ({ ids, slot }: { ids: ApplicationId[]; slot: string }) =>
      act(inviteToInterview, { params, body: { applicationIds: ids, slot }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: ({ results }, { slot }) => {
      done();
      const moved = results.filter(({ outcome }) => outcome === "invited").length;
      const full = results.filter(({ outcome }) => outcome === "full").length;
      toast(
        full > 0
          ? { text: t("interviews.full", { n: countText(full) }), tone: "bad" }
          : { text: t("interviews.shifted", { n: countText(moved), slot }) },
      );
    },
    onError: failed,
  });
  const busy = mark.isPending || shift.isPending;

  if (read.isError && !people) return <ProblemPanel error={read.error} onRetry={() => void read.refetch()} />;
  if (people?.length === 0) {
    return (
      <div className="list">
        <EmptyState title={t("interviews.nobody")} help={t("interviews.nobodyHelp")}>
          <Link to={`/orders/${orderId}?position=${positionId}`}>{t("interviews.toBoard")}</Link>
        </EmptyState>
      </div>
    );
  }
  const selected = (people ?? []).filter(({ application }) => chosen.has(application.applicationId));
  const ids = selected.map(({ application }) => application.applicationId);
  const [first] = selected;
  const stage = first?.application.stage;
  const together = stage && selected.every(({ application }) => application.stage === stage) ? stage : undefined;
  const next = together && isAssignable(together) ? nextStage(together) : undefined;
  const applications = selected.map(({ application }) => application);
  const selection = together && chooseFirst(together, applications);
  const choose = (some: readonly Interviewee[], on: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const { application } of some) {
        if (!on) after.delete(application.applicationId);
        else if (after.size < MOST_INVITED) after.add(application.applicationId);
      }
      return after;
    });
  const attended = (people ?? []).filter(({ attendance }) => attendance === "attended");

  return (
    <>
      {attended.length > 0 && open ? (
        <p className="interview-hint">
          <Button type="link" onClick={() => setChosen(new Set(attended.map((one) => one.application.applicationId)))}>
            {t("interviews.chooseAttended", { n: countText(attended.length) })}
          </Button>
        </p>
      ) : null}
      {slots.map((slot) => {
        const here = (people ?? []).filter((one) => one.slot === slot.at);
        if (people && here.length === 0) return null;
        const all = here.length > 0 && here.every(({ application }) => chosen.has(application.applicationId));
        return (
          <section key={slot.at} className="list due-checks interview-slot" aria-label={slot.at}>
            <div className="due-checks-head">
              <label>
                <input
                  type="checkbox"
                  checked={all}
                  disabled={busy || here.length === 0}
                  onChange={() => choose(here, !all)}
                />
                <strong className="number">
                  {slot.at}–{slotEnd(slot.at, minutes)}
                </strong>
              </label>
              <span className="quiet number">
                {t("interviews.bookedOf", { n: countText(slot.booked), seats: countText(slot.capacity) })}
              </span>
            </div>
            <ul>
              {people ? (
                here.map((one) => {
                  const { applicationId, candidateId } = one.application;
                  return (
                    <Row
                      key={applicationId}
                      one={one}
                      chosen={chosen.has(applicationId)}
                      busy={busy}
                      open={open}
                      onToggle={() => choose([one], !chosen.has(applicationId))}
                      onOpen={() => setOpened(candidateId)}
                      onMark={(attendance) => mark.mutate({ ids: [applicationId], attendance })}
                    />
                  );
                })
              ) : (
                <li className="due-check">
                  <span className="bone" />
                </li>
              )}
            </ul>
          </section>
        );
      })}
      {hasNextPage && known >= READ_AHEAD ? (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("interviews.more")}
        </Button>
      ) : null}
      {selected.length > 0 ? (
        <BulkBar chosen={t("list.selected", { n: countText(selected.length) })} onClear={() => setChosen(new Set())}>
          {next ? (
            <Button type="primary" onClick={() => setTarget(next)}>
              {t("board.next", { stage: t(`stage.${next}`) })}
            </Button>
          ) : null}
          {open
            ? (["attended", "absent"] as const).map((attendance) => (
                <Button key={attendance} disabled={busy} onClick={() => mark.mutate({ ids, attendance })}>
                  {t(`interviews.attendance.${attendance}`)}
                </Button>
              ))
            : null}
          {open ? (
            <>
              <select
                className="select interview-shift"
                aria-label={t("interviews.shift")}
                value=""
                disabled={busy}
                onChange={(event) => shift.mutate({ ids, slot: event.target.value })}
              >
                <option value="">{t("interviews.shift")}</option>
                {slots.map(({ at, booked, capacity }) => (
                  <option key={at} value={at} disabled={booked >= capacity}>
                    {at} {t("interviews.bookedOf", { n: booked, seats: capacity })}
                  </option>
                ))}
              </select>
              <Button type="text" danger disabled={busy} onClick={() => mark.mutate({ ids, attendance: "cancelled" })}>
                {t("interviews.takeOff")}
              </Button>
            </>
          ) : null}
        </BulkBar>
      ) : null}
      {selection && target ? (
        <Suspense>
          <MoveDialog
            position={{ orderId, positionId }}
            selection={selection}
            target={target}
            onDone={done}
            onClose={() => setTarget(undefined)}
          />
        </Suspense>
      ) : null}
      {opened ? <CandidateDrawer candidateId={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}
