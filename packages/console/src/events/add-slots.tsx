import type { EventDetail } from "@shanhai/contract/event";
import { addEventSlots, MOST_SLOTS_ADDED } from "@shanhai/contract/event-slot";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { typed, typedNumber, useContractForm } from "../form/use-contract-form.ts";
import { slotEnd } from "../interviews/interview-words.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshEvents } from "./refresh-events.ts";

/** A01, A02…, with the times of pitches that follow one another where a first one is given. */
function slotsOf({ prefix, first, count, start, minutes }: Values): { label: string; at?: string }[] {
  const [from = 1, many = 0, each = 0] = [first, count, minutes].map(typedNumber);
  if (!Number.isInteger(many) || many < 1 || many > MOST_SLOTS_ADDED || !Number.isInteger(from)) return [];
  const at = typed(start);
  return Array.from({ length: many }, (_, index) => ({
    label: `${String(prefix ?? "").trim()}${String(from + index).padStart(2, "0")}`,
    ...(at ? { at: slotEnd(at, index * each) } : {}),
  }));
}

export function AddSlots({ event, onClose }: { event: EventDetail; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const pitches = event.kind === "roadshow";
  const form = useContractForm({
    endpoint: addEventSlots,
    params: { eventId: event.eventId },
    initial: {
      prefix: pitches ? "路演" : "A",
      first: String(event.slots + 1),
      count: "10",
      start: pitches ? event.from : "",
      minutes: "10",
    },
    read: (values) => ({ slots: slotsOf(values) }),
    onDone: ({ slots }) => {
      refreshEvents(queries);
      toast({ text: t("programme.added", { n: slots.length }) });
      onClose();
    },
  });
  const labels = slotsOf(form.values).map(({ label, at }) => (at ? `${label} ${at}` : label));
  const preview = labels.length > 4 ? [...labels.slice(0, 3), "…", labels.at(-1)] : labels;
  return (
    <SideDrawer title={t("programme.addSlots")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("programme.addSlots")}
        submitTitle={t("programme.addSlots")}
        onCancel={onClose}
      >
        <TextField form={form} name="prefix" label={t("programme.prefix")} />
        <div className="field-pair">
          <TextField form={form} name="first" type="number" label={t("programme.first")} />
          <TextField form={form} name="count" type="number" label={t("programme.count")} />
        </div>
        <div className="field-pair">
          <TextField form={form} name="start" type="time" label={t("programme.start")} />
          <TextField form={form} name="minutes" type="number" label={t("programme.minutes")} />
        </div>
        <p className="quiet">{t("programme.preview", { labels: preview.join(t("punctuation.list")) })}</p>
      </ContractFormFrame>
    </SideDrawer>
  );
}
