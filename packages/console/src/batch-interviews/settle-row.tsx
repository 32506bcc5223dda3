import type { BatchInterview, SheetRow } from "@shanhai/contract/batch-interview";
import { askThirdRater, settleRating } from "@shanhai/contract/rating";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { shortName, useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshBatches } from "./refresh-batches.ts";

/** Two raters who differ: a score agreed on with its reason, or a third who knows nothing of theirs. */
export function SettleRow({ batch, row }: { batch: BatchInterview; row: SheetRow }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { members = [] } = useMembers();
  const [third, setThird] = useState("");
  const { version } = row;
  const params = { batchInterviewId: batch.batchInterviewId, applicationId: row.applicationId };
  const form = useContractForm({
    endpoint: settleRating,
    params,
    initial: { score: "", reason: "" },
    read: (values) => ({ version, score: typedNumber(values.score), reason: values.reason }),
    onDone: () => {
      refreshBatches(queries);
      toast({ text: t("batchSettle.done") });
    },
  });
  const ask = useMutation({
    mutationFn: () =>
      act(askThirdRater, {
        params,
        body: { version, memberId: third },
        idempotencyKey: crypto.randomUUID(),
      }),
    onSuccess: () => toast({ text: t("batchSettle.asked") }),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
    onSettled: () => refreshBatches(queries),
  });
  const free = members.filter(
    ({ memberId, role }) => role === "recruiter" && !row.raters.some((one) => one.memberId === memberId),
  );
  return (
    <section className="batch-settle">
      <h3>{t("batchSettle.title")}</h3>
      {row.spread === undefined ? null : (
        <p>{t("batchSettle.lead", { spread: row.spread.toFixed(2), tolerance: batch.tolerance })}</p>
      )}
      <ContractFormFrame form={form} label={t("batchSettle.title")} submitTitle={t("batchSettle.agree")}>
        <TextField form={form} name="score" inputMode="decimal" label={t("batchSettle.score")} />
        <TextField form={form} name="reason" lines={2} label={t("batchSettle.reason")} />
      </ContractFormFrame>
      {free.length > 0 && row.status === "differing" ? (
        <div className="batch-third">
          <select
            className="select"
            aria-label={t("batchSettle.third")}
            value={third}
            onChange={(event) => setThird(event.target.value)}
          >
            <option value="">{t("batchSettle.third")}</option>
            {free.map((one) => (
              <option key={one.memberId} value={one.memberId}>
                {shortName(one)}
              </option>
            ))}
          </select>
          <Button disabled={!third || ask.isPending} onClick={() => ask.mutate()}>
            {t("batchSettle.thirdDo")}
          </Button>
          <p className="quiet">{t("batchSettle.thirdHelp")}</p>
        </div>
      ) : null}
    </section>
  );
}
