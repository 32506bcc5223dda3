import { Posting, updatePosting } from "@shanhai/contract/posting";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { Findings, readOf, saysFindings, useFindings } from "./findings.tsx";
import { PostingFields } from "./posting-fields.tsx";
import { refreshPostings } from "./refresh-postings.ts";

const valuesOf = ({ division, validThrough, description = "", version }: Posting) => ({
  ...{ division, validThrough, description, version: String(version) },
  read: "",
});

/** Another place, last day or words. What is on the board stays there if nothing forbidden is found. */
export function EditPosting({ posting, onClose }: { posting: Posting; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { postingId, positionId, validThrough } = posting;
  const form = useContractForm({
    endpoint: updatePosting,
    params: { postingId },
    initial: valuesOf(posting),
    draft: `posting:${postingId}`,
    draftExcept: ["read"],
    read: (values) => ({
      version: Number(values.version),
      division: values.division,
      description: typed(values.description) ?? null,
      // A day that is past stands as long as nobody touches it.
      validThrough: values.validThrough === validThrough ? undefined : values.validThrough,
      read: readOf(values),
    }),
    onDone: () => {
      refreshPostings(queries);
      toast({ text: t("postings.saved") });
      onClose();
    },
  });
  const found = useFindings(positionId, form.values);
  return (
    <ContractFormFrame
      form={form}
      label={t("postings.edit")}
      submitTitle={t("act.save")}
      onCancel={onClose}
      explain={() => (saysFindings(form) ? false : explainStale(form, Posting, valuesOf))}
    >
      <PostingFields form={form} />
      <Findings form={form} found={found} of={posting} />
    </ContractFormFrame>
  );
}
