import { CARE_KINDS, recordService } from "@shanhai/contract/care-service";
import { getPlacement, type PlacementDetail } from "@shanhai/contract/placement";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { Day, today } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";

function Fields({ placementId, onClose }: { placementId: string; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: recordService,
    params: { placementId },
    initial: { kind: "housing", date: today(), note: "" },
    read: ({ kind, date, note }) => ({ kind, date, note: typed(note) }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: [getPlacement.id] });
      toast({ text: t("care.recorded") });
      onClose();
    },
  });
  return (
    <ContractFormFrame form={form} label={t("care.record")} submitTitle={t("act.save")} onCancel={onClose}>
      <div className="field-pair">
        <ChoiceField
          form={form}
          name="kind"
          label={t("care.kind")}
          options={CARE_KINDS.map((kind) => ({ value: kind, title: t(`care.kinds.${kind}`) }))}
        />
        <TextField form={form} name="date" type="date" label={t("care.date")} />
      </div>
      <TextField form={form} name="note" lines={2} label={t("care.note")} optional />
    </ContractFormFrame>
  );
}

/** What was done so that the person stays, newest first, and the next of it. */
export function CareServices({ placement }: { placement: PlacementDetail }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      {placement.services.length > 0 ? (
        <ul className="care-services">
          {placement.services.map((service) => (
            <li key={service.careServiceId}>
              <strong>{t(`care.kinds.${service.kind}`)}</strong>
              <span>{service.note}</span>
              <span className="quiet">
                <Day date={service.date} />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{t("care.empty")}</p>
      )}
      <details className="more-fields" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("care.record")}</summary>
        {open ? <Fields placementId={placement.placementId} onClose={() => setOpen(false)} /> : null}
      </details>
    </>
  );
}
