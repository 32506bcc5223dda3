import { revealCandidate } from "@shanhai/contract/candidate";
import Button from "antd/es/button";
import Modal from "antd/es/modal";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

/** The ID number in full, for a reason; it is on the screen only, and gone when this closes. */
export function RevealIdNumber({ candidateId, onClose }: { candidateId: string; onClose: () => void }) {
  const { t } = useWords();
  const [number, setNumber] = useState<string>();
  const form = useContractForm({
    endpoint: revealCandidate,
    params: { candidateId },
    initial: { reason: "" },
    read: (values) => ({ field: "idNumber", reason: values.reason }),
    onDone: ({ idNumber }) => setNumber(idNumber),
  });
  return (
    <Modal open title={t("candidates.reveal")} footer={null} onCancel={onClose} width={440}>
      {number ? (
        <>
          <p className="revealed-number">
            <code>{number}</code>
          </p>
          <p className="quiet">{t("candidates.revealed")}</p>
          <Button onClick={onClose}>{t("act.close")}</Button>
        </>
      ) : (
        <ContractFormFrame
          form={form}
          label={t("candidates.reveal")}
          submitTitle={t("candidates.revealDo")}
          onCancel={onClose}
        >
          <TextField
            form={form}
            name="reason"
            label={t("candidates.revealReason")}
            help={t("candidates.revealReasonHelp")}
            autoFocus
          />
        </ContractFormFrame>
      )}
    </Modal>
  );
}
