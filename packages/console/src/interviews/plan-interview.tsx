import { createInterview, type Interview, MOST_SLOTS } from "@shanhai/contract/interview";
import type { OrderDetail } from "@shanhai/contract/order";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { inDays } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { slotEnd } from "./interview-words.ts";
import { refreshInterviews } from "./refresh-interviews.ts";

interface PlanInterviewProps {
  order: Pick<OrderDetail, "orderId"> & { positions: readonly { positionId: string; title: string }[] };
  positionId?: string | undefined;
  onPlanned: (interview: Interview) => void;
  onClose: () => void;
}

/** A day of interviews: which position, when, where, how many at a time. */
export function PlanInterview({ order, positionId, onPlanned, onClose }: PlanInterviewProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: createInterview,
    params: { orderId: order.orderId },
    initial: {
      positionId: positionId ?? order.positions[0]?.positionId ?? "",
      date: inDays(1),
      from: "09:00",
      minutes: "30",
      slots: "6",
      capacity: "5",
      place: "",
      contact: "",
      note: "",
    },
    draft: `interview:${order.orderId}`,
    read: (values) => ({
      positionId: values.positionId,
      date: values.date,
      from: values.from,
      minutes: typedNumber(values.minutes),
      slots: typedNumber(values.slots),
      capacity: typedNumber(values.capacity),
      place: values.place,
      contact: typed(values.contact),
      note: typed(values.note),
    }),
    onDone: (interview) => {
      refreshInterviews(queries);
      toast({ text: t("interviews.planned") });
      onPlanned(interview);
    },
  });
  const [minutes, slots, capacity] = ["minutes", "slots", "capacity"].map(
    (name) => typedNumber(form.values[name]) ?? 0,
  );
  const from = String(form.values.from ?? "");
  const sensible = minutes && slots && capacity && slots <= MOST_SLOTS && /^\d\d:\d\d$/.test(from);
  return (
    <SideDrawer title={t("interviews.plan")} onClose={onClose} width={520}>
      <ContractFormFrame form={form} label={t("interviews.plan")} submitTitle={t("interviews.plan")} onCancel={onClose}>
        <ChoiceField
          form={form}
          name="positionId"
          label={t("placements.position")}
          options={order.positions.map((one) => ({ value: one.positionId, title: one.title }))}
        />
        <div className="field-pair">
          <TextField form={form} name="date" type="date" label={t("interviews.date")} />
          <TextField form={form} name="from" type="time" label={t("interviews.from")} />
        </div>
        <div className="field-pair">
          <TextField form={form} name="minutes" type="number" label={t("interviews.minutes")} />
          <TextField form={form} name="slots" type="number" label={t("interviews.slots")} />
        </div>
        <TextField
          form={form}
          name="capacity"
          type="number"
          label={t("interviews.capacity")}
          help={
            sensible
              ? t("interviews.planHelp", {
                  from,
                  to: slotEnd(from, (minutes ?? 0) * (slots ?? 0)),
                  seats: (slots ?? 0) * (capacity ?? 0),
                })
              : undefined
          }
        />
        <TextField form={form} name="place" label={t("interviews.place")} help={t("interviews.placeHelp")} />
        <TextField form={form} name="contact" label={t("interviews.contact")} optional />
        <TextField form={form} name="note" lines={2} label={t("interviews.note")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
