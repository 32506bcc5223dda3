import { type Interview, updateInterview } from "@shanhai/contract/interview";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshInterviews } from "./refresh-interviews.ts";

/** Another day, another place: the slots and those invited stay. */
export function EditInterview({ interview, onClose }: { interview: Interview; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { orderId, interviewId, version, date, place, contact = "", note = "" } = interview;
  const form = useContractForm({
    endpoint: updateInterview,
    params: { orderId, interviewId },
    initial: { date, place, contact, note },
    read: (values) => ({
      version,
      date: values.date,
      place: values.place,
      contact: typed(values.contact) ?? null,
      note: typed(values.note) ?? null,
    }),
    onDone: () => {
      refreshInterviews(queries);
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("interviews.edit")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("interviews.edit")} submitTitle={t("act.save")} onCancel={onClose}>
        <TextField form={form} name="date" type="date" label={t("interviews.date")} help={t("interviews.dateHelp")} />
        <TextField form={form} name="place" label={t("interviews.place")} />
        <TextField form={form} name="contact" label={t("interviews.contact")} optional />
        <TextField form={form} name="note" lines={2} label={t("interviews.note")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
