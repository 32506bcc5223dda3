import { Candidate, getCandidate, listCandidates, updateCandidate } from "@shanhai/contract/candidate";
import { listTimeline } from "@shanhai/contract/timeline";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { explainStale } from "../form/stale-notice.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { keyOf } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { CandidateFields, readCandidate, valuesOfCandidate } from "./candidate-fields.tsx";
import { OnFileNotice } from "./on-file-notice.tsx";

/** What was typed as a change: an emptied field is cleared, an ID number not typed stays. */
function readChange(values: Values) {
  const { idNumber, ...read } = readCandidate(values);
  const cleared = Object.fromEntries(Object.entries(read).map(([name, value]) => [name, value ?? null]));
  return { ...cleared, name: values.name, idNumber, version: Number(values.version) };
}

export function EditCandidate({ candidate, onClose }: { candidate: Candidate; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const params = { candidateId: candidate.candidateId };
  const form = useContractForm({
    endpoint: updateCandidate,
    params,
    initial: valuesOfCandidate(candidate),
    draft: `candidate:${candidate.candidateId}`,
    draftExcept: ["idNumber"],
    read: readChange,
    onDone: (saved) => {
      queries.setQueryData(keyOf(getCandidate, { params }), saved);
      void queries.invalidateQueries({ queryKey: [listCandidates.id] });
      void queries.invalidateQueries({ queryKey: [listTimeline.id] });
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  const title = t("candidates.editNamed", { name: candidate.name });
  const masked = candidate.idNumberMasked;
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={(error) =>
          explainStale(form, Candidate, valuesOfCandidate) ?? (
            <OnFileNotice error={error} candidateId={candidate.candidateId} />
          )
        }
      >
        <CandidateFields
          form={form}
          phoneHelp={t("candidates.phoneChangeHelp")}
          idNumberHelp={masked ? t("candidates.idNumberKeepHelp", { masked }) : t("candidates.idNumberHelp")}
          open
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
