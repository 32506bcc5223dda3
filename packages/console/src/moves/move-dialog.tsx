import { listMoves, moveApplications } from "@shanhai/contract/move";
import type { Position } from "@shanhai/contract/position";
import type { OrderId } from "@shanhai/contract/scalar";
import type { Stage } from "@shanhai/contract/stage";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Modal from "antd/es/modal";
import Progress from "antd/es/progress";
import { useId, useRef, useState } from "react";
import type { Selection } from "../applications/selection.ts";
import { targetsOf, wayOutOf } from "../applications/stage-moves.ts";
import { dropFromStage, stageKey } from "../applications/use-stage-applications.ts";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText } from "../format/figure.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { MovePreview } from "./move-preview.tsx";
import { MoveReport } from "./move-report.tsx";
import { tally } from "./move-text.ts";
import { refreshOrder } from "./refresh-order.ts";
import { useUndoMove } from "./use-undo-move.ts";
import "../form/contract-form.css";

/** Moving fewer than these takes no time to look at. */
const WORTH_SHOWING = 500;

/** How far a large move is: it is the order's newest while it runs. */
function MoveProgress({ orderId, people }: { orderId: OrderId; people: number }) {
  const { t } = useWords();
  const shown = people >= WORTH_SHOWING;
  const read = useEndpoint(
    listMoves,
    { params: { orderId }, query: { limit: 1 } },
    { enabled: shown, refetchInterval: 500 },
  );
  const running = read.data?.items.find((one) => one.status === "running");
  if (!shown) return null;
  return (
    <Progress
      aria-label={t("moves.doing", { n: countText(people) })}
      percent={running ? Math.round((running.moved / running.requested) * 100) : 0}
      status="active"
    />
  );
}

interface MoveDialogProps {
  position: Pick<Position, "orderId" | "positionId">;
  selection: Selection;
  target: Stage;
  onDone: () => void;
  onClose: () => void;
}

/** One bulk act: choose where to, see what would happen, do it once, read what did. */
export function MoveDialog({ position, selection, target, onDone, onClose }: MoveDialogProps) {
  const { t } = useWords();
  const fields = useId();
  const choice = useRef<HTMLSelectElement>(null);
  const queries = useQueryClient();
  const toast = useToast();
  const undo = useUndoMove(position.orderId);
  const key = useIdempotencyKey();
  // The people as they were when the dialog opened: clearing the selection behind it must not change the report.
  const [people] = useState(() => [...selection.chosen.values()]);
  const [from] = useState(selection.stage);
  const [to, setTo] = useState(target);
  const [reason, setReason] = useState("");
  const [date, setDate] = useState(() => today());
  const [retrying, setRetrying] = useState(false);

  const wayOut = wayOutOf(to);
  const params = { orderId: position.orderId };
  const content = {
    applicationIds: people.map((one) => one.applicationId),
    versions: people.map((one) => one.version),
    to,
    ...(to === "onboarded" && date ? { date } : {}),
    ...(wayOut ? { reason: reason.trim() } : {}),
  };
  const ready = !wayOut || reason.trim() !== "";

  const preview = useQuery({
    queryKey: [moveApplications.id, "preview", fields, to],
    queryFn: ({ signal }) => call(moveApplications, { params, body: { ...content, preview: true }, signal }),
    enabled: ready,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

  const move = useMutation({
    mutationFn: () =>
      act(moveApplications, { params, body: content, idempotencyKey: key.keyFor(content) }, () => setRetrying(true)),
    onSuccess: ({ moveId, results }) => {
      const moved = new Set(results.filter((one) => one.outcome === "moved").map((one) => one.applicationId as string));
      const rest = results.length - moved.size;
      dropFromStage(queries, position.positionId, from, moved);
      refreshOrder(queries);
      // Whoever was not moved has changed since the column was read.
      if (rest > 0) void queries.invalidateQueries({ queryKey: stageKey(position.positionId, from) });
      toast({
        text:
          rest === 0
            ? t(wayOut ? `moves.dones.${wayOut}` : "moves.done", { n: countText(moved.size), stage: t(`stage.${to}`) })
            : t("moves.doneSome", { n: countText(moved.size), rest: countText(rest) }),
        ...(moveId && moved.size > 0 ? { act: { title: t("moves.undo"), run: () => undo.mutate(moveId) } } : {}),
      });
      if (rest === 0) finish();
    },
    onSettled: () => setRetrying(false),
  });

  function finish() {
    onDone();
    onClose();
  }

  const movable = preview.data ? tally(preview.data.results, "moved").count : undefined;
  const title = move.data
    ? t("moves.resultTitle")
    : t(wayOut ? `moves.titles.${wayOut}` : "moves.title", { n: countText(people.length) });
  const confirmText =
    movable === undefined
      ? t("act.confirm")
      : movable === 0
        ? t("moves.nobody")
        : t(wayOut ? `moves.confirms.${wayOut}` : "moves.confirm", { n: countText(movable) });
  const footer = move.data ? (
    <Button type="primary" onClick={finish}>
      {t("act.close")}
    </Button>
  ) : (
    <>
      <Button onClick={onClose} disabled={move.isPending}>
        {t("act.cancel")}
      </Button>
      <Button type="primary" disabled={!ready || !movable || move.isPending} onClick={() => move.mutate()}>
        {move.isPending ? t("moves.doing", { n: countText(people.length) }) : confirmText}
      </Button>
    </>
  );

  return (
    <Modal
      open
      title={title}
      footer={footer}
      onCancel={move.isPending ? undefined : move.data ? finish : onClose}
      mask={{ closable: false }}
      afterOpenChange={(open) => open && !wayOut && choice.current?.focus()}
      width={560}
    >
      {move.data ? (
        <MoveReport people={people} results={move.data.results} />
      ) : (
        <div className="contract-form">
          <div className="field">
            <label htmlFor={`${fields}-to`}>{t(wayOut ? "moves.wayOut" : "moves.to")}</label>
            <select
              ref={choice}
              id={`${fields}-to`}
              className="select"
              value={to}
              disabled={move.isPending}
              onChange={(event) => setTo(event.target.value as Stage)}
            >
              {targetsOf(from).map((stage) => (
                <option key={stage} value={stage}>
                  {t(`stage.${stage}`)}
                </option>
              ))}
            </select>
          </div>
          {to === "onboarded" ? (
            <div className="field">
              <label htmlFor={`${fields}-date`}>{t("moves.arrival")}</label>
              <Input
                id={`${fields}-date`}
                type="date"
                value={date}
                disabled={move.isPending}
                onChange={(event) => setDate(event.target.value)}
              />
              <p className="field-help">{t("moves.arrivalHelp")}</p>
            </div>
          ) : null}
          {wayOut ? (
            <div className="field">
              <label htmlFor={`${fields}-reason`}>{t("moves.reason")}</label>
              <Input.TextArea
                id={`${fields}-reason`}
                rows={2}
                maxLength={200}
                autoFocus
                value={reason}
                disabled={move.isPending}
                onChange={(event) => setReason(event.target.value)}
              />
              <p className="field-help">{t("moves.reasonHelp")}</p>
            </div>
          ) : null}
          {move.isError ? <ProblemPanel error={move.error} writing /> : null}
          {preview.isError ? <ProblemPanel error={preview.error} onRetry={() => void preview.refetch()} /> : null}
          <MovePreview
            people={people}
            results={preview.data?.results}
            waiting={ready ? preview.isFetching : undefined}
          />
          {move.isPending ? <MoveProgress orderId={position.orderId} people={people.length} /> : null}
          {retrying ? <p role="status">{t("moves.retrying")}</p> : null}
        </div>
      )}
    </Modal>
  );
}
