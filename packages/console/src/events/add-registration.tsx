import { type ParkEvent, REGISTRANT_KINDS } from "@shanhai/contract/event";
import { createRegistration } from "@shanhai/contract/registration";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshEvents } from "./refresh-events.ts";

const BLANK = { kind: "enterprise", organisation: "", contactName: "", phone: "", people: "1", note: "" };

/** Registers people one after the other, from a call or a list: the form stays open, emptied, until it is closed. */
export function AddRegistration({ event: { eventId }, onClose }: { event: ParkEvent; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createRegistration,
    params: { eventId },
    initial: BLANK,
    read: (values) => ({
      kind: values.kind,
      organisation: typed(values.organisation),
      contactName: values.contactName,
      phone: values.phone,
      people: typedNumber(values.people),
      note: typed(values.note),
    }),
    onDone: ({ status }) => {
      refreshEvents(queries);
      toast({ text: t(status === "waiting" ? "registrations.addedWaiting" : "registrations.added") });
      form.reset({ ...BLANK, kind: form.values.kind ?? BLANK.kind });
      document.getElementById("field-organisation")?.focus();
    },
  });
  return (
    <SideDrawer title={t("registrations.add")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("registrations.add")}
        submitTitle={t("registrations.add")}
        onCancel={onClose}
      >
        <ChoiceField
          form={form}
          name="kind"
          label={t("registrations.kind")}
          options={REGISTRANT_KINDS.map((kind) => ({ value: kind, title: t(`events.by.${kind}`) }))}
        />
        <TextField
          form={form}
          name="organisation"
          label={t("registrations.organisation")}
          help={t("registrations.organisationHelp")}
        />
        <TextField form={form} name="contactName" label={t("registrations.contactName")} />
        <TextField form={form} name="phone" type="tel" inputMode="numeric" label={t("registrations.phone")} />
        <TextField form={form} name="people" type="number" label={t("registrations.people")} />
        <TextField form={form} name="note" lines={2} label={t("registrations.note")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
