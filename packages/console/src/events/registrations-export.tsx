import type { ParkEvent } from "@shanhai/contract/event";
import { listRegistrations } from "@shanhai/contract/registration";
import { CsvButton } from "../exports/csv-button.tsx";
import { momentText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";

/** Everybody who is registered, as one file. */
export function RegistrationsExport({ event: { eventId, title } }: { event: ParkEvent }) {
  const { t, language } = useWords();
  return (
    <CsvButton
      endpoint={listRegistrations}
      params={{ eventId }}
      title={t("registrations.export")}
      fileName={`${t("registrations.fileName")}-${title}.csv`}
      head={[
        t("registrations.kind"),
        t("registrations.organisation"),
        t("registrations.contactName"),
        t("registrations.phone"),
        t("registrations.people"),
        t("events.status"),
        t("registrations.booth"),
        t("registrations.note"),
        t("registrations.way"),
        t("registrations.createdAt"),
        t("registrations.attendedAt"),
      ]}
      cellsOf={(one) => [
        t(`events.by.${one.kind}`),
        one.organisation ?? "",
        one.contactName,
        one.phone,
        String(one.people),
        t(`registrationStatus.${one.status}`),
        one.slotLabel ?? "",
        one.note ?? "",
        t(`registrations.channel.${one.channel}`),
        momentText(one.createdAt, language),
        one.attendedAt ? momentText(one.attendedAt, language) : "",
      ]}
    />
  );
}
