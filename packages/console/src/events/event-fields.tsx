import { EVENT_KINDS, type ParkEvent } from "@shanhai/contract/event";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { type ContractForm, typed, typedNumber } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";

/** An event as its form shows it. */
export function valuesOf(event: ParkEvent): Values {
  const { kind, title, place, date, endDate, from, to, organiser = "", description = "", capacity, version } = event;
  const last = endDate === date ? "" : endDate;
  const words = { kind, title, place, date, endDate: last, from, to, organiser, description };
  return { ...words, capacity: String(capacity), version: String(version) };
}

/** What was typed, as the endpoints take it; `none` stands for what was left empty. */
export function readFields<None>(values: Values, none: None) {
  const { kind, title, place, date, from, to } = values;
  return {
    kind,
    title,
    place,
    date,
    endDate: typed(values.endDate) ?? date,
    from,
    to,
    organiser: typed(values.organiser) ?? none,
    description: typed(values.description) ?? none,
    capacity: typedNumber(values.capacity),
  };
}

/** The fields of an event, for a new one and a known one. */
export function EventFields({ form }: { form: ContractForm }) {
  const { t } = useWords();
  return (
    <>
      <ChoiceField
        form={form}
        name="kind"
        label={t("events.kind")}
        options={EVENT_KINDS.map((kind) => ({ value: kind, title: t(`eventKind.${kind}`) }))}
      />
      <TextField form={form} name="title" label={t("events.name")} />
      <div className="field-pair">
        <TextField form={form} name="date" type="date" label={t("events.date")} />
        <TextField
          form={form}
          name="endDate"
          type="date"
          label={t("events.endDate")}
          help={t("events.endDateHelp")}
          optional
        />
      </div>
      <div className="field-pair">
        <TextField form={form} name="from" type="time" label={t("events.from")} />
        <TextField form={form} name="to" type="time" label={t("events.to")} />
      </div>
      <TextField form={form} name="place" label={t("events.place")} />
      <TextField
        form={form}
        name="capacity"
        type="number"
        label={t("events.capacity")}
        help={t("events.capacityHelp")}
      />
      <TextField form={form} name="organiser" label={t("events.organiser")} help={t("events.organiserHelp")} optional />
      <TextField
        form={form}
        name="description"
        lines={4}
        label={t("events.description")}
        help={t("events.descriptionHelp")}
        optional
      />
    </>
  );
}
