import { type Partner, transitPartner } from "@shanhai/contract/partner";
import { useQueryClient } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { TextField } from "../form/field.tsx";
import { FormDialog } from "../form/form-dialog.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshPartners } from "./refresh-partners.ts";

function TransitDialog({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { partnerId, name, status, version } = partner;
  const to = status === "active" ? "ended" : "active";
  const form = useContractForm({
    endpoint: transitPartner,
    params: { partnerId },
    initial: { reason: "" },
    read: ({ reason }) => ({ to, reason, version }),
    onDone: () => {
      refreshPartners(queries);
      toast({ text: t(to === "ended" ? "partners.ended" : "partners.resumed", { name }) });
      onClose();
    },
  });
  const title = t(to === "ended" ? "partners.end" : "partners.resume");
  return (
    <FormDialog form={form} title={title} submitTitle={title} onClose={onClose}>
      <p>{t(to === "ended" ? "partners.endAsk" : "partners.resumeAsk", { name })}</p>
      <TextField form={form} name="reason" lines={3} label={t("partners.reason")} help={t("partners.reasonHelp")} />
    </FormDialog>
  );
}

/** Ending work with a partner, or taking it up again, with its reason. */
export function TransitPartner({ partner }: { partner: Partner }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>
        {t(partner.status === "active" ? "partners.end" : "partners.resume")}
      </Button>
      {asked ? <TransitDialog partner={partner} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
