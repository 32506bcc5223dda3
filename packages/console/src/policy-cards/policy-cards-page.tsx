import { listPolicyCards, orderPolicyCards, type PolicyCard, removePolicyCard } from "@shanhai/contract/policy-card";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { DivisionName } from "../format/division-name.tsx";
import { Day } from "../format/moment.tsx";
import { JobBoardCode } from "../job-board/job-board-code.tsx";
import { JobBoardTabs } from "../job-board/job-board-tabs.tsx";
import { type Column, DataTable } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { CreatePolicyCard, EditPolicyCard } from "./policy-card-drawer.tsx";
import "../job-board/job-board.css";
import "../leads/leads.css";

const isExpired = ({ validThrough }: PolicyCard) =>
  validThrough !== undefined && validThrough < new Date().toLocaleDateString("sv", { timeZone: "Asia/Shanghai" });

/** The ids with the one at a place moved by one. */
function movedBy(cards: readonly PolicyCard[], at: number, by: 1 | -1): PolicyCard["policyCardId"][] {
  const ids = cards.map(({ policyCardId }) => policyCardId);
  const [one] = ids.splice(at, 1);
  if (one) ids.splice(at + by, 0, one);
  return ids;
}

/** What the park tells job seekers beside its jobs, in the order in which they see it. */
export function PolicyCardsPage() {
  const { t } = useWords();
  const administers = useSession().membership.role === "administrator";
  const toast = useToast();
  const queries = useQueryClient();
  const read = useEndpoint(listPolicyCards, {});
  const [edited, setEdited] = useState<PolicyCard | "new">();
  const [code, setCode] = useState(false);
  const [removed, setRemoved] = useState<PolicyCard>();
  const refresh = () => void queries.invalidateQueries({ queryKey: [listPolicyCards.id] });
  const move = useMutation({
    mutationFn: (policyCardIds: PolicyCard["policyCardId"][]) =>
      act(orderPolicyCards, { body: { policyCardIds }, idempotencyKey: crypto.randomUUID() }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: ({ policyCardId }: PolicyCard) =>
      act(removePolicyCard, { params: { policyCardId }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => {
      setRemoved(undefined);
      toast({ text: t("policyCards.removed") });
      refresh();
    },
  });
  const cards = read.data?.cards;
  const create = (
    <Button type="primary" onClick={() => setEdited("new")}>
      {t("policyCards.create")}
    </Button>
  );
  const step = (card: PolicyCard, by: 1 | -1) => {
    const at = (cards ?? []).indexOf(card);
    const last = at + by < 0 || at + by >= (cards ?? []).length;
    const word = by < 0 ? ("up" as const) : ("down" as const);
    return (
      <Button
        size="small"
        type="text"
        aria-label={t(`policyCards.${word}Of`, { name: card.title })}
        disabled={last || move.isPending}
        onClick={() => move.mutate(movedBy(cards ?? [], at, by))}
      >
        {t(`policyCards.${word}`)}
      </Button>
    );
  };
  const columns: Column<PolicyCard>[] = [
    {
      key: "title",
      title: t("policyCards.name"),
      render: (one) => (
        <>
          <button type="button" className="row-button row-name" onClick={() => setEdited(one)}>
            {one.title}
          </button>
          <small className="lead-note">{one.text}</small>
        </>
      ),
    },
    { key: "kind", title: t("policyCards.kind"), render: (one) => t(`policyKind.${one.kind}`), width: 100 },
    {
      key: "division",
      title: t("policyCards.division"),
      render: (one) => (one.division ? <DivisionName code={one.division} /> : t("policyCards.everywhere")),
      width: 140,
    },
    {
      key: "validThrough",
      title: t("policyCards.validThrough"),
      render: (one) =>
        one.validThrough === undefined ? (
          t("policyCards.noEnd")
        ) : (
          <>
            <Day date={one.validThrough} />
            {isExpired(one) ? (
              <>
                {" "}
                <span className="tag" data-tone="quiet">
                  {t("policyCards.expired")}
                </span>
              </>
            ) : null}
          </>
        ),
      width: 190,
    },
    {
      key: "acts",
      title: "",
      render: (one) => (
        <span className="job-acts">
          {step(one, -1)}
          {step(one, 1)}
          <Button size="small" onClick={() => setRemoved(one)}>
            {t("policyCards.remove")}
          </Button>
        </span>
      ),
      width: 200,
    },
  ];
  return (
    <>
      <PageHead title={t("jobBoard.title")}>
        {administers ? (
          <>
            <Button onClick={() => setCode(true)}>{t("boardCode.title")}</Button>
            {create}
          </>
        ) : null}
      </PageHead>
      <JobBoardTabs />
      <p className="quiet">{t("policyCards.help")}</p>
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {cards?.length === 0 ? (
        <div className="list">
          <EmptyState title={t("policyCards.empty")} help={t("policyCards.emptyHelp")}>
            {create}
          </EmptyState>
        </div>
      ) : read.isError && !cards ? null : (
        <div className="list">
          <DataTable
            label={t("policyCards.title")}
            columns={columns}
            rows={cards}
            rowKey={(one) => one.policyCardId}
            onOpen={setEdited}
          />
        </div>
      )}
      {edited === "new" ? <CreatePolicyCard onClose={() => setEdited(undefined)} /> : null}
      {edited && edited !== "new" ? (
        <EditPolicyCard key={edited.policyCardId} card={edited} onClose={() => setEdited(undefined)} />
      ) : null}
      {code ? <JobBoardCode onClose={() => setCode(false)} /> : null}
      {removed ? (
        <ConfirmDialog
          title={t("policyCards.remove")}
          text={t("policyCards.removeHelp", { name: removed.title })}
          busy={remove.isPending}
          error={remove.error}
          onOk={() => remove.mutate(removed)}
          onClose={() => setRemoved(undefined)}
        />
      ) : null}
    </>
  );
}
