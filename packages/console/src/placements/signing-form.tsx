import type { Placement } from "@shanhai/contract/placement";
import { recordSigning } from "@shanhai/contract/signing";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { refreshOrder } from "../moves/refresh-order.ts";
import { useToast } from "../shell/toasts.tsx";
import { DocumentField, type SignedDocument } from "./document-field.tsx";

function Fields({ placement, onClose }: { placement: Placement; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { contract } = placement;
  // Nothing chosen leaves the one on record; taken off, it is `null`.
  const [document, setDocument] = useState<SignedDocument | null>();
  const [uploading, setUploading] = useState(false);
  const form = useContractForm({
    endpoint: recordSigning,
    params: { placementId: placement.placementId },
    initial: { signedDate: contract?.signedDate ?? today(), place: contract?.place ?? "" },
    read: ({ signedDate, place }) => ({ signedDate, place, document, version: placement.version }),
    onDone: () => {
      refreshOrder(queries);
      toast({ text: t("placements.signed") });
      onClose();
    },
  });
  return (
    <ContractFormFrame
      form={form}
      label={t("placements.sign")}
      submitTitle={t("act.save")}
      onCancel={onClose}
      waiting={uploading}
    >
      <TextField form={form} name="signedDate" type="date" label={t("placements.signedDate")} />
      <TextField form={form} name="place" label={t("placements.signedPlace")} help={t("placements.signedPlaceHelp")} />
      <DocumentField
        value={document === undefined ? contract?.document : (document ?? undefined)}
        onChange={setDocument}
        onBusy={setUploading}
      />
    </ContractFormFrame>
  );
}

/** When and where the contract was signed: folded away until somebody has something to record. */
export function SigningForm({ placement }: { placement: Placement }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="more-fields" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(placement.contract ? "placements.signAgain" : "placements.sign")}</summary>
      {open ? <Fields placement={placement} onClose={() => setOpen(false)} /> : null}
    </details>
  );
}
