import { type Answer, createAnswerFile, listAnswers, saveAnswer } from "@shanhai/contract/answer";
import type { BatchInterview, SheetRow } from "@shanhai/contract/batch-interview";
import type { Question } from "@shanhai/contract/question-set";
import { assessByPeople, draftScore, type ScoreDraft } from "@shanhai/contract/score-draft";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Skeleton from "antd/es/skeleton";
import { useId, useState } from "react";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { upload } from "../shell/upload.ts";
import { OwnNote } from "./own-note.tsx";
import { refreshBatches } from "./refresh-batches.ts";
import { SettleRow } from "./settle-row.tsx";

interface Of {
  batch: BatchInterview;
  row: SheetRow;
}

function Draft({ draft }: { draft: ScoreDraft }) {
  const { t } = useWords();
  return (
    <div className="score-draft">
      <strong>{t("batchAnswers.drafted", { score: draft.score })}</strong>
      {draft.quotes.map((quote) => (
        <blockquote key={quote}>{quote}</blockquote>
      ))}
      <p className="quiet">{t("batchAnswers.draftHelp", { model: draft.model })}</p>
      <details>
        <summary>{t("batchAnswers.prompt")}</summary>
        <pre>{draft.prompt}</pre>
      </details>
    </div>
  );
}

interface QuestionProps extends Of {
  question: Question;
  index: number;
  answer: Answer | undefined;
  draft: ScoreDraft | undefined;
  assistant: boolean;
}

function AnswerOf({ batch, row, question, index, answer, draft, assistant }: QuestionProps) {
  const { t } = useWords();
  const field = useId();
  const queries = useQueryClient();
  const toast = useToast();
  const latest = { text: answer?.text ?? "", version: answer?.version ?? 0 };
  /** What stands in the field was typed over this; a colleague's is taken in only where nothing is typed, and else refused as stale. */
  const [seen, setSeen] = useState(latest);
  const [text, setText] = useState(latest.text);
  if (latest.version !== seen.version && (text === seen.text || latest.text === seen.text)) {
    setSeen(latest);
    if (text === seen.text) setText(latest.text);
  }
  const open = batch.status === "open";
  const params = { batchInterviewId: batch.batchInterviewId, applicationId: row.applicationId };
  const { version } = seen;
  const said = (words: string) => {
    refreshBatches(queries);
    toast({ text: words });
  };
  const failed = (error: Error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" });
  const save = useMutation({
    mutationFn: () =>
      act(saveAnswer, {
        params,
        body: { question: index, text: text.trim() || null, version },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: (kept) => {
      setSeen({ text: kept.text ?? "", version: kept.version });
      said(t("batchAnswers.saved"));
    },
    onError: failed,
  });
  const send = useMutation({
    mutationFn: async (file: File) => {
      const body = { question: index, fileName: file.name, size: file.size, version };
      const made = await act(createAnswerFile, { params, body, idempotencyKey: crypto.randomUUID() });
      await upload(made.upload, file, () => {}, new AbortController().signal);
      return file.name;
    },
    onSuccess: (name) => said(t("batchAnswers.uploaded", { name })),
    onError: failed,
  });
  const ask = useMutation({
    mutationFn: () => act(draftScore, { params, body: { question: index }, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => refreshBatches(queries),
    onError: failed,
  });
  return (
    <section className="batch-answer" aria-label={t("batchSheet.question", { n: index + 1 })}>
      <h3>
        {t("batchSheet.question", { n: index + 1 })} {question.text}
      </h3>
      <details>
        <summary>{t("batchAnswers.rubric")}</summary>
        <dl>
          {Array.from(question.anchors.keys(), (at) => (
            <div key={at}>
              <dt className="number">{t("batchAnswers.anchor", { n: at + 1 })}</dt>
              <dd>{question.anchors[at]}</dd>
            </div>
          ))}
        </dl>
      </details>
      <label htmlFor={field}>{t("batchAnswers.answer")}</label>
      <Input.TextArea
        id={field}
        rows={3}
        value={text}
        disabled={!open}
        placeholder={t("batchAnswers.answerHelp")}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="batch-answer-acts">
        {open ? (
          <>
            <Button
              size="small"
              disabled={save.isPending || text.trim() === (answer?.text ?? "")}
              onClick={() => save.mutate()}
            >
              {t("batchAnswers.save")}
            </Button>
            <label className="file-choice" title={t("batchAnswers.fileKept")}>
              {t("batchAnswers.file")}
              <input
                type="file"
                disabled={send.isPending}
                onChange={(event) => {
                  const [file] = event.target.files ?? [];
                  if (file) send.mutate(file);
                }}
              />
            </label>
          </>
        ) : null}
        {answer?.fileUrl ? (
          <a href={answer.fileUrl}>{t("batchAnswers.download", { name: answer.fileName ?? "" })}</a>
        ) : null}
        {assistant && open && answer?.text && !draft ? (
          <Button size="small" loading={ask.isPending} onClick={() => ask.mutate()}>
            {t("batchAnswers.draft")}
          </Button>
        ) : null}
      </div>
      {draft ? <Draft draft={draft} /> : null}
    </section>
  );
}

/** What raters gave: after both are in, the API has it; before, it has nothing to show. */
function Given({ batch, row }: Of) {
  const { t } = useWords();
  const nameOf = (id: string) => batch.raters.find(({ memberId }) => memberId === id);
  const others = row.ratings.filter(({ status }) => status === "submitted");
  return (
    <section className="batch-given">
      <h3>{t("batchAnswers.ratings")}</h3>
      {others.length < 2 ? <p className="quiet">{t("batchAnswers.hidden")}</p> : null}
      {others.length > 0 ? (
        <table>
          <tbody>
            {others.map((rating) => (
              <tr key={rating.memberId}>
                <th scope="row">{shortName(nameOf(rating.memberId) ?? { name: t("batchSettle.third") })}</th>
                {Array.from(rating.scores.keys(), (index) => (
                  <td key={index} className="number">
                    {rating.scores[index]}
                  </td>
                ))}
                <td className="number">
                  <strong>{rating.total?.toFixed(2)}</strong>
                </td>
                <td>{rating.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {row.settlement ? (
        <p>
          {t("batchSettle.agreed", {
            score: row.settlement.score,
            reason: row.settlement.reason,
            by: shortName({ name: row.settlement.by }),
          })}
        </p>
      ) : null}
    </section>
  );
}

/** One person of the batch: answers, drafts, what raters gave, and settling a difference. */
export function PersonDrawer({ batch, row, onClose }: Of & { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const params = { batchInterviewId: batch.batchInterviewId, applicationId: row.applicationId };
  const read = useEndpoint(listAnswers, { params });
  const ask = useMutation({
    mutationFn: () => act(assessByPeople, { params, body: {}, idempotencyKey: crypto.randomUUID() }),
    onSuccess: () => toast({ text: t("batchAnswers.asked") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshBatches(queries),
  });
  return (
    <SideDrawer title={t("batchAnswers.title", { name: row.application.candidateName })} onClose={onClose} width={640}>
      {row.status === "differing" || (row.status === "rating" && row.spread !== undefined) ? (
        <SettleRow batch={batch} row={row} />
      ) : null}
      <Given batch={batch} row={row} />
      <OwnNote batch={batch} row={row} />
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.data ? (
        <>
          {read.data.byPeople ? <p className="notice">{t("batchAnswers.byPeople")}</p> : null}
          {Array.from(batch.questions.entries(), ([index, question]) => (
            <AnswerOf
              key={index}
              batch={batch}
              row={row}
              question={question}
              index={index}
              answer={read.data.answers.find((one) => one.question === index)}
              draft={read.data.drafts.find((one) => one.question === index)}
              assistant={read.data.assistant}
            />
          ))}
          {read.data.assistant ? (
            <Button type="text" disabled={ask.isPending} onClick={() => ask.mutate()}>
              {t("batchAnswers.ask")}
            </Button>
          ) : null}
        </>
      ) : (
        <Skeleton active />
      )}
    </SideDrawer>
  );
}
