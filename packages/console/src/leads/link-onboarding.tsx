import { convertLead, getLeadOnboardingLink, type Lead } from "@shanhai/contract/lead";
import { listOnboardings } from "@shanhai/contract/onboarding";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField } from "../form/field.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { useEndpoint } from "../session/use-endpoint.ts";
import { CodeDialog } from "../shell/code-dialog.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshLeads } from "./refresh-leads.ts";

/** The application page that carries this lead, as a code and a link. */
export function OnboardingLink({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useWords();
  const read = useEndpoint(getLeadOnboardingLink, { params: { leadId: lead.leadId } });
  return (
    <CodeDialog
      title={t("leads.linkTitle")}
      heading={lead.organisation ?? lead.contactName}
      path={read.data?.path}
      ask={t("leads.linkAsk")}
      help={t("leads.linkHelp")}
      problem={read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      onClose={onClose}
    />
  );
}

/** An application that was sent without the lead's link: named by hand. */
export function LinkOnboarding({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { leadId, version } = lead;
  const applications = useEndpoint(listOnboardings, { query: { limit: 100 } }).data?.items;
  const able = applications?.filter((one) => !one.leadId && one.status !== "withdrawn" && one.status !== "rejected");
  const form = useContractForm({
    endpoint: convertLead,
    params: { leadId },
    initial: { onboardingId: "" },
    read: (values) => ({ version, onboardingId: values.onboardingId }),
    onDone: () => {
      void refreshLeads(queries);
      toast({ text: t("leads.linked") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("leads.linkExisting")} onClose={onClose}>
      <ContractFormFrame
        form={form}
        label={t("leads.linkExisting")}
        submitTitle={t("leads.linkExisting")}
        onCancel={onClose}
      >
        <ChoiceField
          form={form}
          name="onboardingId"
          label={t("leads.choose")}
          blank={t("form.choose")}
          help={able?.length === 0 ? t("leads.noApplications") : undefined}
          options={(able ?? []).map(({ onboardingId, name }) => ({ value: onboardingId, title: name }))}
        />
      </ContractFormFrame>
    </SideDrawer>
  );
}
