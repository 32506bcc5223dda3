import type { Application } from "@shanhai/contract/application";
import { isAssignable } from "@shanhai/contract/assignment";
import type { Position } from "@shanhai/contract/position";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import Button from "antd/es/button";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { CandidateDrawer } from "../candidates/candidate-drawer.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { RecruiterFilter } from "../members/recruiter-filter.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useAddress } from "../shell/use-address.ts";
import { Column, type ColumnHandle } from "./column.tsx";
import { DecisionFilter, readDecided } from "./decision-filter.tsx";
import { DecisionNote } from "./decision-tag.tsx";
import { MoveBar } from "./move-bar.tsx";
import { chooseFirst, type Selection, toggle } from "./selection.ts";
import { nextStage } from "./stage-moves.ts";
import { type Current, useBoardKeys } from "./use-board-keys.ts";
import "./board.css";

const ArrivalListDialog = lazy(async () => ({
  default: (await import("../arrival-lists/arrival-list-dialog.tsx")).ArrivalListDialog,
}));
const AssignDialog = lazy(async () => ({ default: (await import("../assignments/assign-dialog.tsx")).AssignDialog }));
const ConversationDrawer = lazy(async () => ({
  default: (await import("../conversations/conversation-drawer.tsx")).ConversationDrawer,
}));
const InviteDialog = lazy(async () => ({ default: (await import("../interviews/invite-dialog.tsx")).InviteDialog }));
const MoveDialog = lazy(async () => ({ default: (await import("../moves/move-dialog.tsx")).MoveDialog }));

interface BoardProps {
  position: Position;
  /** False once the order has ended or before it is open: then people can be looked at, not moved. */
  movable: boolean;
  onRecommend: (() => void) | undefined;
}

/** The pipeline of one position: a column per stage, chosen people move in one act. */
export function Board({ position, movable, onRecommend }: BoardProps) {
  const { t } = useWords();
  const columns = useRef(new Map<Stage, ColumnHandle>());
  const [selection, setSelection] = useState<Selection>();
  const [target, setTarget] = useState<Stage>();
  const [opened, setOpened] = useState<Application>();
  const [talking, setTalking] = useState<Application>();
  const [listing, setListing] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const [inviting, setInviting] = useState(false);
  const [recruiter, setRecruiter] = useAddress("recruiter");
  const [decision, setDecision] = useAddress("decision");
  const decided = readDecided(decision);

  const choose = useCallback(
    (stage: Stage, rows: readonly Application[], index: number, range: boolean) =>
      setSelection((before) => toggle(before, stage, rows, index, range)),
    [],
  );
  const onToggleKey = useCallback(
    (current: Current) => {
      const rows = columns.current.get(current.stage)?.rows();
      if (rows && movable && nextStage(current.stage)) choose(current.stage, rows, current.index, false);
    },
    [choose, movable],
  );
  const onMoveKey = useCallback(() => {
    if (selection) setTarget(nextStage(selection.stage));
  }, [selection]);
  const onAssignKey = useCallback(() => {
    if (selection && isAssignable(selection.stage)) setAssigning(true);
  }, [selection]);
  const clear = useCallback(() => setSelection(undefined), []);
  const current = useBoardKeys({
    columns,
    onToggle: onToggleKey,
    onMove: onMoveKey,
    onAssign: onAssignKey,
    onClear: clear,
  });

  const people = STAGES.reduce((sum, stage) => sum + position.stages[stage], 0);
  if (people === 0) {
    return (
      <div className="list">
        <EmptyState title={t("board.empty")} help={t("board.emptyHelp")}>
          {onRecommend ? (
            <Button type="primary" onClick={onRecommend}>
              {t("board.recommend")}
            </Button>
          ) : null}
        </EmptyState>
      </div>
    );
  }
  return (
    <section className="board-frame" aria-label={t("board.label", { name: position.title })}>
      <div className="board-acts">
        <span className="board-filters">
          <RecruiterFilter
            value={recruiter}
            anybody={t("assignments.anybody")}
            onChange={(memberId) => {
              clear();
              setRecruiter(memberId);
            }}
          />
          <DecisionFilter
            value={decided}
            onChange={(one) => {
              clear();
              setDecision(one);
            }}
          />
        </span>
        {movable && position.stages.offered > 0 ? (
          <Button onClick={() => setListing(true)}>{t("arrivals.title")}</Button>
        ) : null}
      </div>
      <div className="board">
        {STAGES.map((stage) => (
          <Column
            key={stage}
            ref={(handle) => {
              if (handle) columns.current.set(stage, handle);
              else columns.current.delete(stage);
            }}
            positionId={position.positionId}
            stage={stage}
            counted={position.stages[stage]}
            recruiter={recruiter}
            decided={decided}
            selection={selection}
            current={current?.stage === stage ? current.index : undefined}
            selectable={movable && nextStage(stage) !== undefined}
            onToggle={(rows, index, range) => choose(stage, rows, index, range)}
            onChooseFirst={(rows) => setSelection(chooseFirst(stage, rows))}
            onClear={clear}
            onOpen={setOpened}
            onTalk={setTalking}
          />
        ))}
      </div>
      {selection ? (
        <MoveBar
          selection={selection}
          onMove={setTarget}
          onAssign={() => setAssigning(true)}
          onInterview={() => setInviting(true)}
          onClear={clear}
        />
      ) : null}
      {selection && target ? (
        <Suspense>
          <MoveDialog
            position={position}
            selection={selection}
            target={target}
            onDone={clear}
            onClose={() => setTarget(undefined)}
          />
        </Suspense>
      ) : null}
      {selection && assigning ? (
        <Suspense>
          <AssignDialog
            orderId={position.orderId}
            people={[...selection.chosen.values()]}
            onDone={clear}
            onClose={() => setAssigning(false)}
          />
        </Suspense>
      ) : null}
      {selection && inviting ? (
        <Suspense>
          <InviteDialog
            position={position}
            people={[...selection.chosen.values()]}
            onDone={clear}
            onClose={() => setInviting(false)}
          />
        </Suspense>
      ) : null}
      {talking ? (
        <Suspense>
          <ConversationDrawer applicationId={talking.applicationId} onClose={() => setTalking(undefined)} />
        </Suspense>
      ) : null}
      {listing ? (
        <Suspense>
          <ArrivalListDialog
            position={position}
            onReady={(people) => {
              setListing(false);
              setSelection(chooseFirst("offered", people));
              setTarget("onboarded");
            }}
            onClose={() => setListing(false)}
          />
        </Suspense>
      ) : null}
      {opened ? (
        <CandidateDrawer
          candidateId={opened.candidateId}
          above={<DecisionNote decision={opened.enterpriseDecision} />}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </section>
  );
}
