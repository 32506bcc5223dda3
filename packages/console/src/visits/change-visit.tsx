import { cancelVisit, changeVisit, Visit } from "@shanhai/contract/visit";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import type { Values } from "../form/draft.ts";
import { TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useSession } from "../session/session.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { MemberChoice } from "./member-choice.tsx";
import { refreshVisits } from "./refresh-visits.ts";

interface Props {
  visit: Visit;
  onClose: () => void;
}

const planOf = ({ plannedDate, memberId, version }: Visit): Values => ({
  plannedDate,
  memberId,
  version: String(version),
});

/** Another day, or somebody else goes. */
export function ChangeVisit({ visit, onClose }: Props) {
  const { t } = useWords();
  const { membership } = useSession();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: changeVisit,
    params: { visitId: visit.visitId },
    initial: planOf(visit),
    read: (values) => ({
      version: Number(values.version),
      plannedDate: values.plannedDate,
      memberId: values.memberId === visit.memberId ? undefined : typed(values.memberId),
    }),
    onDone: () => {
      refreshVisits(queries);
      toast({ text: t("visits.changed") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("visits.change")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("visits.change")}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Visit, planOf)}
      >
        <TextField form={form} name="plannedDate" type="date" label={t("visits.plannedDate")} />
        {membership.role === "evaluator" ? null : <MemberChoice form={form} />}
      </ContractFormFrame>
    </SideDrawer>
  );
}

export function CancelVisit({ visit, onClose }: Props) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: cancelVisit,
    params: { visitId: visit.visitId },
    initial: { reason: "" },
    read: (values) => ({ reason: values.reason }),
    onDone: () => {
      refreshVisits(queries);
      toast({ text: t("visits.cancelled") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("visits.cancel")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("visits.cancel")} submitTitle={t("visits.cancel")} onCancel={onClose}>
        <TextField form={form} name="reason" label={t("visits.reason")} autoFocus />
      </ContractFormFrame>
    </SideDrawer>
  );
}
