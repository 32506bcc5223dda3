import type { Placement } from "@shanhai/contract/placement";
import { recordSignings } from "@shanhai/contract/signing";
import { useQueryClient } from "@tanstack/react-query";
import Modal from "antd/es/modal";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { countText } from "../format/figure.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { refreshOrder } from "../moves/refresh-order.ts";
import { useToast } from "../shell/toasts.tsx";
import { DocumentField, type SignedDocument } from "./document-field.tsx";

interface SignManyDialogProps {
  placementIds: readonly Placement["placementId"][];
  onDone: () => void;
  onClose: () => void;
}

/** One signing of many people: the day they came together, and where. */
export function SignManyDialog({ placementIds, onDone, onClose }: SignManyDialogProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [document, setDocument] = useState<SignedDocument | null>();
  const [uploading, setUploading] = useState(false);
  const form = useContractForm({
    endpoint: recordSignings,
    initial: { signedDate: today(), place: "" },
    read: ({ signedDate, place }) => ({ placementIds, signedDate, place, document: document ?? undefined }),
    onDone: ({ results }) => {
      refreshOrder(queries);
      const recorded = results.filter(({ outcome }) => outcome === "recorded").length;
      toast({ text: t("placements.signedMany", { n: countText(recorded) }) });
      onDone();
      onClose();
    },
  });
  const title = t("placements.signMany", { n: countText(placementIds.length) });
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={t("act.save")} onCancel={onClose} waiting={uploading}>
        <TextField form={form} name="signedDate" type="date" label={t("placements.signedDate")} />
        <TextField
          form={form}
          name="place"
          label={t("placements.signedPlace")}
          help={t("placements.signedPlaceHelp")}
        />
        <DocumentField value={document ?? undefined} onChange={setDocument} onBusy={setUploading} />
      </ContractFormFrame>
    </Modal>
  );
}
