import { type Candidate, listCandidates } from "@shanhai/contract/candidate";
import { eraseCandidate } from "@shanhai/contract/erasure";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Moment } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act } from "../session/api.ts";
import { Facts } from "../shell/facts.tsx";

/** Erasing a person who asks for it: what goes and what stays, a question that cannot be overlooked, and the receipt for the person. */
export function EraseCandidate({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const { candidateId, name } = candidate;
  const erase = useMutation({
    mutationFn: () => act(eraseCandidate, { params: { candidateId }, idempotencyKey: `erase-${candidateId}` }),
  });
  const receipt = erase.data;

  function leave() {
    // The page behind still shows the person: it is left together with the receipt, and what was read of them forgotten.
    queries.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(candidateId) });
    void queries.invalidateQueries({ queryKey: [listCandidates.id] });
    void navigate("/candidates", { replace: true });
  }

  if (receipt) {
    const { receiptId, at, applications, placements } = receipt;
    return (
      <Modal
        open
        title={t("candidates.erased")}
        onCancel={leave}
        footer={
          <>
            <Button onClick={() => window.print()}>{t("act.print")}</Button>
            <Button type="primary" onClick={leave}>
              {t("act.close")}
            </Button>
          </>
        }
      >
        <p role="status">{t("candidates.erasedHelp")}</p>
        <Facts
          facts={[
            [t("candidates.erasedNumber"), <code key="number">{receiptId.slice(4)}</code>],
            [t("candidates.erasedAt"), <Moment key="at" at={at} />],
            [t("candidates.erasedRecords"), t("candidates.erasedRecordsOf", { applications, placements })],
          ]}
        />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t("candidates.eraseNamed", { name })}
      okText={erase.isPending ? t("form.saving") : t("candidates.erase")}
      okButtonProps={{ danger: true, disabled: !sure || erase.isPending }}
      cancelText={t("act.cancel")}
      onOk={() => erase.mutate()}
      onCancel={onClose}
    >
      <p>{t("candidates.eraseLead")}</p>
      <h3>{t("candidates.eraseGoesTitle")}</h3>
      <ul>
        {(["person", "said", "open"] as const).map((one) => (
          <li key={one}>{t(`candidates.eraseGoes.${one}`)}</li>
        ))}
      </ul>
      <h3>{t("candidates.eraseStaysTitle")}</h3>
      <ul>
        {(["records", "signed", "elsewhere"] as const).map((one) => (
          <li key={one}>{t(`candidates.eraseStays.${one}`)}</li>
        ))}
      </ul>
      <label>
        <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />{" "}
        {t("candidates.eraseConfirm")}
      </label>
      {erase.isError ? <ProblemPanel error={erase.error} writing /> : null}
    </Modal>
  );
}
