import { type Assessment, reassignEvaluators } from "@shanhai/contract/assessment";
import { useMutation } from "@tanstack/react-query";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { useToast } from "../shell/toasts.tsx";
import { EvaluatorPair } from "./evaluator-pair.tsx";
import "./programmes.css";

/** Other evaluators for one agency. */
export function ReassignEvaluators({
  assessment,
  onDone,
  onClose,
}: {
  assessment: Assessment;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useWords();
  const toast = useToast();
  const key = useIdempotencyKey();
  const { programmeId, agencyId, agencyName, version, evaluators } = assessment;
  const [first = "", second = ""] = evaluators.map(({ memberId }) => memberId as string);
  const [pair, setPair] = useState<readonly [string, string]>([first, second]);
  const change = useMutation({
    mutationFn: () => {
      const body = { version, evaluatorIds: [...pair] };
      return act(reassignEvaluators, {
        params: { programmeId, agencyId },
        body,
        idempotencyKey: key.keyFor(body),
      });
    },
    onSuccess: () => {
      toast({ text: t("programmes.reassigned") });
      onDone();
    },
  });
  return (
    <Modal
      open
      title={`${t("programmes.reassign")} · ${agencyName}`}
      okText={change.isPending ? t("form.saving") : t("programmes.reassign")}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: change.isPending || pair.includes("") }}
      onOk={() => change.mutate()}
      onCancel={onClose}
    >
      <EvaluatorPair pair={pair} onChange={setPair} />
      <p className="quiet">{t("programmes.reassignHelp")}</p>
      {change.isError ? <ProblemPanel error={change.error} writing /> : null}
    </Modal>
  );
}
