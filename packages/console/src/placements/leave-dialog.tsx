import { leavePlacement, type Placement } from "@shanhai/contract/placement";
import { useQueryClient } from "@tanstack/react-query";
import Modal from "antd/es/modal";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { refreshOrder } from "../moves/refresh-order.ts";
import { useToast } from "../shell/toasts.tsx";
import { SeatConsequence } from "./seat-consequence.tsx";

type Leaving = Pick<Placement, "placementId" | "candidateName" | "arrivalDate" | "guaranteeUntil" | "version">;

/** Records that a person left, and says beforehand what that does to the seat. */
export function LeaveDialog({ placement, onClose }: { placement: Leaving; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: leavePlacement,
    params: { placementId: placement.placementId },
    initial: { date: today(), reason: "" },
    read: ({ date, reason }) => ({ date, reason, version: placement.version }),
    onDone: (left) => {
      refreshOrder(queries);
      toast({ text: t(left.insideGuarantee ? "placements.leftInside" : "placements.leftOutside") });
      onClose();
    },
  });
  return (
    <Modal open title={t("placements.leaveOf", { name: placement.candidateName })} footer={null} onCancel={onClose}>
      <ContractFormFrame
        form={form}
        label={t("placements.leave")}
        submitTitle={t("placements.leaveConfirm")}
        onCancel={onClose}
      >
        <TextField form={form} name="date" type="date" label={t("placements.leftDate")} />
        <TextField form={form} name="reason" lines={2} label={t("placements.leftReason")} />
        <SeatConsequence date={String(form.values.date ?? "")} people={[placement]} />
      </ContractFormFrame>
    </Modal>
  );
}
