import { listApplications } from "@shanhai/contract/application";
import { addToBatch, type BatchInterview, MOST_INTERVIEWED } from "@shanhai/contract/batch-interview";
import { listInterviewees, listInterviews } from "@shanhai/contract/interview";
import type { ApplicationId } from "@shanhai/contract/scalar";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { countText } from "../format/figure.ts";
import { dateText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { readWhole } from "../session/use-whole.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshBatches } from "./refresh-batches.ts";
import "../form/contract-form.css";

const STAGES = ["screened", "interviewed", "recommended"] as const;
const PAGE = 100;

/** Who may be taken in from a stage of the board, or from a day of interviews; no more than a batch takes. */
async function readPeople(batch: BatchInterview, from: string, signal: AbortSignal): Promise<ApplicationId[]> {
  const { orderId, positionId } = batch;
  const stage = STAGES.find((one) => one === from);
  if (stage) {
    const params = { positionId };
    const people = await readWhole(listApplications, { params, query: { stage }, signal }, MOST_INTERVIEWED);
    return people.map(({ applicationId }) => applicationId);
  }
  const people = await readWhole(listInterviewees, { params: { orderId, interviewId: from }, signal });
  return people
    .filter(({ attendance }) => attendance === "attended" || attendance === "expected")
    .slice(0, MOST_INTERVIEWED)
    .map(({ application }) => application.applicationId);
}

/** Takes people of the board, or of a day of interviews, into the batch. */
export function AddPeople({ batch, onClose }: { batch: BatchInterview; onClose: () => void }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const key = useIdempotencyKey();
  const { batchInterviewId, orderId, positionId } = batch;
  const [from, setFrom] = useState<string>(STAGES[0]);
  const days = useEndpoint(listInterviews, { params: { orderId }, query: { limit: PAGE } });
  const interviews = days.data?.items.filter((one) => one.positionId === positionId && one.status === "planned") ?? [];
  const read = useQuery({
    queryKey: [addToBatch.id, positionId, from],
    queryFn: ({ signal }) => readPeople(batch, from, signal),
  });
  const ids = read.data ?? [];
  const add = useMutation({
    mutationFn: () => {
      const body = { applicationIds: ids };
      return act(addToBatch, { params: { batchInterviewId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: ({ results }) => {
      refreshBatches(queries);
      const added = results.filter(({ outcome }) => outcome === "added").length;
      const rest = results.length - added;
      const said = t("batches.added", { n: countText(added) });
      toast({ text: rest > 0 ? `${said}${t("batches.addedRest", { n: countText(rest) })}` : said });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t("batches.add")}
      onCancel={add.isPending ? undefined : onClose}
      width={480}
      footer={
        <>
          <Button onClick={onClose} disabled={add.isPending}>
            {t("act.cancel")}
          </Button>
          <Button type="primary" loading={add.isPending} disabled={ids.length === 0} onClick={() => add.mutate()}>
            {t("batches.addConfirm", { n: countText(ids.length) })}
          </Button>
        </>
      }
    >
      <div className="field">
        <label htmlFor="batch-from">{t("batches.addFrom")}</label>
        <select id="batch-from" className="select" value={from} onChange={(event) => setFrom(event.target.value)}>
          {STAGES.map((stage) => (
            <option key={stage} value={stage}>
              {t("batches.fromStage", { stage: t(`stage.${stage}`) })}
            </option>
          ))}
          {interviews.map((one) => (
            <option key={one.interviewId} value={one.interviewId}>
              {t("batches.fromInterview", { date: dateText(one.date, language), at: one.slots[0]?.at ?? "" })}
            </option>
          ))}
        </select>
        {read.data?.length === 0 ? <p className="quiet">{t("batches.none")}</p> : null}
      </div>
      {add.isError ? <ProblemPanel error={add.error} /> : null}
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
    </Modal>
  );
}
