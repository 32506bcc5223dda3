import { createEvent, type ParkEvent } from "@shanhai/contract/event";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { EventFields, readFields } from "./event-fields.tsx";
import { refreshEvents } from "./refresh-events.ts";

interface CreateEventProps {
  onCreated: (event: ParkEvent) => void;
  onClose: () => void;
}

export function CreateEvent({ onCreated, onClose }: CreateEventProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createEvent,
    initial: {
      kind: "matchmaking",
      title: "",
      place: "",
      date: today(),
      endDate: "",
      from: "09:00",
      to: "17:00",
      organiser: "",
      description: "",
      capacity: "100",
      open: false,
    },
    draft: "event",
    read: (values) => ({ ...readFields(values, undefined), status: values.open === true ? "open" : "draft" }),
    onDone: (event) => {
      refreshEvents(queries);
      toast({ text: t("events.created") });
      onCreated(event);
    },
  });
  return (
    <SideDrawer title={t("events.create")} onClose={onClose} width={560}>
      <ContractFormFrame form={form} label={t("events.create")} submitTitle={t("act.save")} onCancel={onClose}>
        <EventFields form={form} />
        <CheckField form={form} name="open" label={t("events.openNow")} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
