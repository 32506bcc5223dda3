import type { Agreement, Obligation } from "@shanhai/contract/agreement";
import { recordFulfilment } from "@shanhai/contract/fulfilment";
import { useQueryClient } from "@tanstack/react-query";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { refreshPartners } from "../partners/refresh-partners.ts";
import { useToast } from "../shell/toasts.tsx";

interface RecordFulfilmentProps {
  agreement: Agreement;
  obligation: Obligation;
  onClose: () => void;
}

/** What was done about one obligation, on which day, and how much of it. */
export function RecordFulfilment({ agreement, obligation, onClose }: RecordFulfilmentProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { obligationId, unit, target, text } = obligation;
  const day = today();
  const form = useContractForm({
    endpoint: recordFulfilment,
    params: { agreementId: agreement.agreementId },
    initial: { date: [day, agreement.to].sort()[0] ?? day, text: "", quantity: "" },
    read: (values) => ({
      obligationId,
      date: values.date,
      text: values.text,
      quantity: typedNumber(values.quantity),
    }),
    onDone: () => {
      refreshPartners(queries);
      toast({ text: t("fulfilments.recorded") });
      onClose();
    },
  });
  const title = t("fulfilments.record");
  return (
    <FormDialog form={form} title={title} submitTitle={title} onClose={onClose}>
      <p className="quiet">{text}</p>
      <TextField
        form={form}
        name="quantity"
        type="number"
        label={unit ? t("fulfilments.quantity", { unit }) : t("fulfilments.quantityPlain")}
        optional={target === undefined}
      />
      <TextField form={form} name="date" type="date" label={t("fulfilments.date")} />
      <TextField form={form} name="text" lines={3} label={t("fulfilments.text")} />
    </FormDialog>
  );
}
