import { createCandidate, listCandidates } from "@shanhai/contract/candidate";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { CandidateFields, NOBODY, readCandidate } from "./candidate-fields.tsx";
import { OnFileNotice } from "./on-file-notice.tsx";

export function CreateCandidate({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createCandidate,
    initial: { ...NOBODY, consent: false },
    draft: "candidate",
    // An ID number must not lie about in a browser, and consent is given anew each time.
    draftExcept: ["idNumber", "consent"],
    read: (values) => ({ ...readCandidate(values), consent: values.consent }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listCandidates.id] });
      toast({ text: t("candidates.created") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("candidates.create")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("candidates.create")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={(error) => <OnFileNotice error={error} />}
      >
        <CandidateFields
          form={form}
          phoneHelp={t("candidates.phoneHelp")}
          idNumberHelp={t("candidates.idNumberHelp")}
        />
        <CheckField form={form} name="consent" label={t("candidates.consent")} help={t("candidates.consentHelp")} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
