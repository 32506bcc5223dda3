import { ParkEvent, updateEvent } from "@shanhai/contract/event";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { EventFields, readFields, valuesOf } from "./event-fields.tsx";
import { refreshEvents } from "./refresh-events.ts";

export function EditEvent({ event, onClose }: { event: ParkEvent; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: updateEvent,
    params: { eventId: event.eventId },
    initial: valuesOf(event),
    read: (values) => ({ ...readFields(values, null), version: Number(values.version) }),
    onDone: () => {
      refreshEvents(queries);
      toast({ text: t("form.saved") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("events.edit")} onClose={onClose} width={560}>
      <ContractFormFrame
        form={form}
        label={t("events.edit")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, ParkEvent, valuesOf)}
      >
        <EventFields form={form} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
