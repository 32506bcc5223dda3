import { listMoves, type Move, UNDO_WITHIN_MS } from "@shanhai/contract/move";
import Button from "antd/es/button";
import { countText } from "../format/figure.ts";
import { Day, Moment, momentText } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { useUndoMove } from "./use-undo-move.ts";

const TONES = { running: "live", done: "good", undone: "quiet" } as const;

const isRecent = (move: Move) => Date.now() - Date.parse(move.createdAt) < UNDO_WITHIN_MS;

/** The order's bulk acts, newest first; each can be taken back. */
export function MoveHistory({ orderId }: { orderId: string }) {
  const { t, language } = useWords();
  const { me } = useSession();
  const undo = useUndoMove(orderId);
  const columns: Column<Move>[] = [
    {
      key: "to",
      title: t("moves.target"),
      render: (move) => <span className="row-name">{t(`stage.${move.to}`)}</span>,
      width: 110,
    },
    {
      key: "moved",
      title: t("moves.moved"),
      render: (move) => (
        <span className="number">
          {t("moves.ofRequested", { moved: countText(move.moved), requested: countText(move.requested) })}
        </span>
      ),
      width: 150,
    },
    { key: "detail", title: t("moves.detail"), render: (move) => (move.date ? <Day date={move.date} /> : move.reason) },
    { key: "when", title: t("moves.when"), render: (move) => <Moment at={move.createdAt} />, width: 130 },
    {
      key: "by",
      title: t("moves.by"),
      render: (move) => (move.by === me.subject ? t("moves.me") : move.by),
      width: "18%",
    },
    {
      key: "status",
      title: t("moves.status"),
      render: (move) => (
        <span className="tag" data-tone={TONES[move.status]}>
          {t(`moves.statuses.${move.status}`)}
        </span>
      ),
      width: 90,
    },
    {
      key: "undo",
      title: t("moves.undo"),
      render: (move) =>
        move.status === "done" && move.moved > 0 && isRecent(move) ? (
          <Button
            size="small"
            disabled={undo.isPending}
            aria-label={t("moves.undoOf", { when: momentText(move.createdAt, language) })}
            onClick={() => undo.mutate(move.moveId)}
          >
            {undo.isPending && undo.variables === move.moveId ? t("moves.undoing") : t("moves.undo")}
          </Button>
        ) : null,
      width: 90,
      onPhone: "bare",
    },
  ];
  return (
    <CursorList
      endpoint={listMoves}
      params={{ orderId }}
      prefix="moves"
      label={t("moves.historyTitle")}
      columns={columns}
      rowKey={(move) => move.moveId}
      refetchInterval={10_000}
      empty={<EmptyState title={t("moves.empty")} help={t("moves.emptyHelp")} />}
    />
  );
}
