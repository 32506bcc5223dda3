import { listAgencies } from "@shanhai/contract/agency";
import { assignEvaluators, listAssessments, MOST_ASSIGNED } from "@shanhai/contract/assessment";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Modal from "antd/es/modal";
import Skeleton from "antd/es/skeleton";
import { useState } from "react";
import { byName } from "../agencies/by-name.ts";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useWhole } from "../session/use-whole.ts";
import { useToast } from "../shell/toasts.tsx";
import { ChooseAgencies, isInForce } from "./choose-agencies.tsx";
import { EvaluatorPair } from "./evaluator-pair.tsx";
import "./programmes.css";

interface AssignAgenciesProps {
  programmeId: string;
  onDone: () => void;
  onClose: () => void;
}

/** Takes agencies in, each with two evaluators: in turn, or the same two for all that are chosen. */
export function AssignAgencies({ programmeId, onDone, onClose }: AssignAgenciesProps) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const key = useIdempotencyKey();
  const params = { programmeId };
  const all = useWhole(listAgencies);
  const taken = useWhole(listAssessments, { params });
  // Those that this dialog has taken in, before the list of them is read again.
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [picked, setPicked] = useState<ReadonlySet<string>>();
  const [pair, setPair] = useState<readonly [string, string]>();

  const inside = new Set([...done, ...(taken.data ?? []).map(({ agencyId }) => agencyId as string)]);
  const known = all.data && taken.data;
  const agencies = known ? (all.data ?? []).filter(({ agencyId }) => !inside.has(agencyId)).toSorted(byName) : [];
  const chosen = agencies.filter((agency) => (picked ? picked.has(agency.agencyId) : isInForce(agency)));

  const assign = useMutation({
    // Part by part, as many as one act takes: what is in stays in, and trying again goes on with the rest.
    mutationFn: async () => {
      for (let start = 0; start < chosen.length; start += MOST_ASSIGNED) {
        const part = chosen.slice(start, start + MOST_ASSIGNED);
        const assignments = part.map(({ agencyId }) => ({ agencyId, ...(pair ? { evaluatorIds: [...pair] } : {}) }));
        const body = { assignments };
        await act(assignEvaluators, { params, body, idempotencyKey: key.keyFor(body) });
        setDone((before) => new Set([...before, ...part.map(({ agencyId }) => agencyId)]));
      }
      return chosen.length;
    },
    onMutate: () => setPicked(new Set(chosen.map(({ agencyId }) => agencyId))),
    onSuccess: (n) => {
      toast({ text: t("programmes.assigned", { n }) });
      onDone();
    },
    onError: () => queries.invalidateQueries({ queryKey: [listAssessments.id] }),
  });
  const ready = chosen.length > 0 && (!pair || (pair[0] !== "" && pair[1] !== "" && pair[0] !== pair[1]));
  const failed = all.error ?? taken.error;
  return (
    <Modal
      open
      title={t("programmes.assign")}
      okText={assign.isPending ? t("programmes.assigning", { n: chosen.length }) : t("programmes.assign")}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: !ready || assign.isPending }}
      onOk={() => assign.mutate()}
      onCancel={onClose}
      width={600}
    >
      <p>{t("programmes.assignHelp")}</p>
      {failed ? (
        <ProblemPanel
          error={failed}
          onRetry={() => {
            void all.refetch();
            void taken.refetch();
          }}
        />
      ) : null}
      {!known && !failed ? <Skeleton active paragraph={{ rows: 5 }} /> : null}
      {known && agencies.length === 0 ? <p className="quiet">{t("programmes.assignEmpty")}</p> : null}
      {agencies.length > 0 ? (
        <>
          <ChooseAgencies
            agencies={agencies}
            chosen={new Set(chosen.map(({ agencyId }) => agencyId))}
            onChange={setPicked}
          />
          <fieldset className="assign-agencies">
            <legend className="quiet">{t("programmes.evaluators")}</legend>
            <label>
              <input type="radio" name="way" checked={!pair} onChange={() => setPair(undefined)} />
              {t("programmes.inTurn")}
            </label>
            <label>
              <input type="radio" name="way" checked={pair !== undefined} onChange={() => setPair(["", ""])} />
              {t("programmes.byHand")}
            </label>
          </fieldset>
        </>
      ) : null}
      {pair ? <EvaluatorPair pair={pair} onChange={setPair} /> : null}
      {assign.isError ? <ProblemPanel error={assign.error} writing /> : null}
    </Modal>
  );
}
