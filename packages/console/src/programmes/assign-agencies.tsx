import { listAgencies } from "@shanhai/contract/agency";
import { type Assessment, assignEvaluators, MOST_ASSIGNED } from "@shanhai/contract/assessment";
import { useMutation } from "@tanstack/react-query";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useToast } from "../shell/toasts.tsx";
import { EvaluatorPair } from "./evaluator-pair.tsx";
import "./programmes.css";

interface AssignAgenciesProps {
  programmeId: string;
  /** Those that are in it already. */
  taken: readonly Assessment[];
  onDone: () => void;
  onClose: () => void;
}

/** Takes agencies in, each with two evaluators: in turn, or the same two for all that are chosen. */
export function AssignAgencies({ programmeId, taken, onDone, onClose }: AssignAgenciesProps) {
  const { t } = useWords();
  const toast = useToast();
  const key = useIdempotencyKey();
  const read = useEndpoint(listAgencies, { query: { limit: 100 } });
  const inside = new Set(taken.map(({ agencyId }) => agencyId as string));
  const agencies = (read.data?.items ?? []).filter(({ agencyId }) => !inside.has(agencyId));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [pair, setPair] = useState<readonly [string, string]>();
  const chosen = agencies.filter(({ agencyId }) => !left.has(agencyId)).slice(0, MOST_ASSIGNED);
  const assign = useMutation({
    mutationFn: () => {
      const assignments = chosen.map(({ agencyId }) => ({ agencyId, ...(pair ? { evaluatorIds: [...pair] } : {}) }));
      const body = { assignments };
      return act(assignEvaluators, { params: { programmeId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: ({ items }) => {
      toast({ text: t("programmes.assigned", { n: items.length }) });
      onDone();
    },
  });
  const ready = chosen.length > 0 && (!pair || (pair[0] !== "" && pair[1] !== "" && pair[0] !== pair[1]));
  return (
    <Modal
      open
      title={t("programmes.assign")}
      okText={assign.isPending ? t("form.saving") : t("programmes.assign")}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: !ready || assign.isPending }}
      onOk={() => assign.mutate()}
      onCancel={onClose}
    >
      <p>{t("programmes.assignHelp")}</p>
      {read.data && agencies.length === 0 ? <p className="quiet">{t("programmes.assignEmpty")}</p> : null}
      <fieldset className="assign-agencies" hidden={agencies.length === 0}>
        <legend className="quiet">
          {agencies.length > MOST_ASSIGNED ? t("programmes.assignMany") : t("quality.agency")}
        </legend>
        {agencies.map(({ agencyId, name }) => (
          <label key={agencyId}>
            <input
              type="checkbox"
              checked={!left.has(agencyId)}
              onChange={() =>
                setLeft((before) => {
                  const next = new Set(before);
                  if (!next.delete(agencyId)) next.add(agencyId);
                  return next;
                })
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <fieldset className="assign-agencies" hidden={agencies.length === 0}>
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
      {pair ? <EvaluatorPair pair={pair} onChange={setPair} /> : null}
      {assign.isError ? <ProblemPanel error={assign.error} writing /> : null}
    </Modal>
  );
}
