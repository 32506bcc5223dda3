import { type Engagement, type EngagementStep, reopenStep, stopEngagement } from "@shanhai/contract/engagement";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { TextField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshEngagements } from "./refresh-engagements.ts";

/** Ends an engagement before its fourth step. */
export function StopEngagement({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const form = useContractForm({
    endpoint: stopEngagement,
    params: { engagementId: engagement.engagementId },
    initial: { reason: "" },
    read: ({ reason }) => ({ version: engagement.version, reason }),
    onDone: () => {
      refreshEngagements(queries);
      toast({ text: t("engagements.stopped") });
      onClose();
    },
  });
  const title = t("engagements.stop");
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={title} onCancel={onClose}>
        <TextField
          form={form}
          name="reason"
          label={t("engagements.reason")}
          help={t("engagements.stopHelp")}
          autoFocus
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}

interface ReopenStepProps {
  engagement: Engagement;
  step: EngagementStep;
  onClose: () => void;
}

/** Takes a closed step up again, and with it those after it. */
export function ReopenStep({ engagement, step, onClose }: ReopenStepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const named = { step: t(`engagementStep.${step}`) };
  const form = useContractForm({
    endpoint: reopenStep,
    params: { engagementId: engagement.engagementId },
    initial: { reason: "" },
    read: ({ reason }) => ({ version: engagement.version, step, reason }),
    onDone: () => {
      refreshEngagements(queries);
      toast({ text: t("engagements.reopened", named) });
      onClose();
    },
  });
  const title = t("engagements.reopenNamed", named);
  return (
    <SideDrawer title={title} onClose={onClose}>
      <ContractFormFrame form={form} label={title} submitTitle={t("engagements.reopen")} onCancel={onClose}>
        <TextField
          form={form}
          name="reason"
          label={t("engagements.reason")}
          help={t("engagements.reopenHelp")}
          autoFocus
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
