import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { FieldFrame, TextField } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

const DivisionCascade = lazy(async () => ({ default: (await import("./division-cascade.tsx")).DivisionCascade }));

/** Where the work is, until when it is shown, and what else there is to say. */
export function PostingFields({ form }: { form: ContractForm }) {
  const { t } = useWords();
  return (
    <>
      <FieldFrame form={form} name="division" label={t("postings.division")} help={t("postings.divisionHelp")}>
        {({ id, disabled, onBlur, ...wiring }) => (
          <Suspense fallback={<Skeleton.Input active block />}>
            <DivisionCascade
              id={id}
              value={String(form.values.division ?? "")}
              invalid={wiring["aria-invalid"]}
              describedBy={wiring["aria-describedby"]}
              disabled={disabled}
              onBlur={onBlur}
              onChange={(code) => form.set("division", code)}
            />
          </Suspense>
        )}
      </FieldFrame>
      <TextField
        form={form}
        name="validThrough"
        type="date"
        label={t("postings.validThrough")}
        help={t("postings.validThroughHelp")}
      />
      <TextField
        form={form}
        name="description"
        lines={4}
        label={t("postings.description")}
        help={t("postings.descriptionHelp")}
        optional
      />
    </>
  );
}
