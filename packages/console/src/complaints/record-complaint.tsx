import { createComplaint, listComplaints } from "@shanhai/contract/complaint";
import { useQueryClient } from "@tanstack/react-query";
import { AgencyField } from "../agencies/agency-field.tsx";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { inDays, today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { OwnerField } from "./owner-field.tsx";

/** A complaint as somebody of the park takes it down. */
export function RecordComplaint({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { membership } = useSession();
  const form = useContractForm({
    endpoint: createComplaint,
    initial: {
      agencyId: "",
      content: "",
      kind: "none",
      "complainant.name": "",
      "complainant.contact": "",
      receivedOn: today(),
      deadline: inDays(15),
      ownerId: "",
    },
    draft: "complaint",
    draftExcept: ["complainant.name", "complainant.contact"],
    read: (values) => ({
      agencyId: values.agencyId,
      content: values.content,
      complainant:
        values.kind === "none"
          ? undefined
          : {
              kind: values.kind,
              name: values["complainant.name"],
              contact: typed(values["complainant.contact"]),
            },
      receivedOn: values.receivedOn,
      deadline: values.deadline,
      ownerId: typed(values.ownerId),
    }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [listComplaints.id] });
      toast({ text: t("complaints.recorded") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("complaints.record")} onClose={onClose} width={520}>
      <ContractFormFrame
        form={form}
        label={t("complaints.record")}
        submitTitle={t("complaints.record")}
        onCancel={onClose}
      >
        <AgencyField form={form} />
        <TextField
          form={form}
          name="content"
          lines={5}
          label={t("complaints.content")}
          help={t("complaints.contentHelp")}
        />
        <ChoiceField
          form={form}
          name="kind"
          label={t("complaints.kind")}
          options={(["none", "enterprise", "person"] as const).map((value) => ({
            value,
            title: t(`complaints.kinds.${value}`),
          }))}
        />
        {form.values.kind === "none" ? null : (
          <div className="field-pair">
            <TextField
              form={form}
              name="complainant.name"
              label={t("complaints.complainant")}
              help={t("complaints.complainantHelp")}
            />
            <TextField form={form} name="complainant.contact" label={t("complaints.contact")} optional />
          </div>
        )}
        <div className="field-pair">
          <TextField form={form} name="receivedOn" type="date" label={t("complaints.receivedOn")} />
          <TextField
            form={form}
            name="deadline"
            type="date"
            label={t("quality.deadline")}
            help={t("complaints.deadlineHelp")}
          />
        </div>
        {membership.role === "administrator" ? <OwnerField form={form} blank={t("complaints.me")} /> : null}
      </ContractFormFrame>
    </SideDrawer>
  );
}
