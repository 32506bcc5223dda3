import { listQuestionSets, type QuestionSet, updateQuestionSet } from "@shanhai/contract/question-set";
import { changeAssistantSetting, getAssistantSetting } from "@shanhai/contract/score-draft";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { countText } from "../format/figure.ts";
import { Moment } from "../format/moment.tsx";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useSession } from "../session/session.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddress } from "../shell/use-address.ts";
import { OpenedSet } from "./opened-set.tsx";
import "./question-sets.css";

const CreateQuestionSet = lazy(async () => ({
  default: (await import("./question-set-drawer.tsx")).CreateQuestionSet,
}));

/** Whether the assistant may draft scores: an owner's to switch, everybody's to know. */
function Assistant() {
  const { t } = useWords();
  const { membership } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const { data } = useEndpoint(getAssistantSetting, {});
  const turn = useMutation({
    mutationFn: (body: { enabled: boolean; version: number }) =>
      act(changeAssistantSetting, { body, idempotencyKey: crypto.randomUUID() }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [getAssistantSetting.id] }),
  });
  if (!data) return null;
  const { enabled, version } = data;
  return (
    <section className="panel assistant-setting" aria-label={t("questionSets.assistant")}>
      <div>
        <h2>{t("questionSets.assistant")}</h2>
        <p>{t(enabled ? "questionSets.assistantOn" : "questionSets.assistantOff")}</p>
      </div>
      {membership.role === "owner" ? (
        <Button disabled={turn.isPending} onClick={() => turn.mutate({ enabled: !enabled, version })}>
          {t(enabled ? "questionSets.switchOff" : "questionSets.switchOn")}
        </Button>
      ) : (
        <span className="quiet">{t("questionSets.ownerOnly")}</span>
      )}
    </section>
  );
}

/** 面试题库: sets of structured questions by occupation, and the assistant's switch. */
export function QuestionSetsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [panel, setPanel] = useAddress("panel");
  const close = () => setPanel(undefined);
  const turn = useMutation({
    mutationFn: ({ questionSetId, version, status }: QuestionSet) =>
      act(updateQuestionSet, {
        params: { questionSetId },
        body: { version, status: status === "active" ? "archived" : "active" },
        idempotencyKey: crypto.randomUUID(),
      }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => void queries.invalidateQueries({ queryKey: [listQuestionSets.id] }),
  });
  const create = (
    <Button type="primary" onClick={() => setPanel("new")}>
      {t("questionSets.create")}
    </Button>
  );
  const columns: Column<QuestionSet>[] = [
    {
      key: "title",
      title: t("questionSets.name"),
      render: (one) => (
        <button type="button" className="link-button row-name" onClick={() => setPanel(one.questionSetId)}>
          {one.title}
        </button>
      ),
    },
    { key: "occupation", title: t("questionSets.occupation"), render: (one) => one.occupation, width: "22%" },
    {
      key: "count",
      title: t("questionSets.count"),
      align: "end",
      render: (one) => <span className="number">{countText(one.questions.length)}</span>,
      width: 80,
    },
    {
      key: "version",
      title: t("questionSets.version"),
      render: (one) => <span className="number">{t("questionSets.versionOf", { n: one.version })}</span>,
      width: 100,
    },
    { key: "at", title: t("questionSets.updatedAt"), render: (one) => <Moment at={one.updatedAt} />, width: 140 },
    {
      key: "status",
      title: t("batches.state"),
      render: (one) => (
        <span className="tag" data-tone={one.status === "active" ? "good" : "quiet"}>
          {t(`questionSets.status.${one.status}`)}
        </span>
      ),
      width: 100,
    },
    {
      key: "acts",
      title: "",
      render: (one) => (
        <Button size="small" disabled={turn.isPending} onClick={() => turn.mutate(one)}>
          {t(one.status === "active" ? "questionSets.archive" : "questionSets.restore")}
        </Button>
      ),
      width: 90,
    },
  ];
  return (
    <>
      <PageHead title={t("questionSets.title")} back={{ to: "/orders", title: t("orders.title") }}>
        {create}
      </PageHead>
      <p className="quiet">{t("questionSets.lead")}</p>
      <Assistant />
      <CursorList
        endpoint={listQuestionSets}
        label={t("questionSets.title")}
        columns={columns}
        rowKey={(one) => one.questionSetId}
        onOpen={(one) => setPanel(one.questionSetId)}
        empty={
          <EmptyState title={t("questionSets.empty")} help={t("questionSets.emptyHelp")}>
            {create}
          </EmptyState>
        }
      />
      <Suspense>
        {panel === "new" ? <CreateQuestionSet onClose={close} /> : null}
        {panel && panel !== "new" ? <OpenedSet questionSetId={panel} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
