import { closeStep, type Engagement, type EngagementStep } from "@shanhai/contract/engagement";
import { listOrders } from "@shanhai/contract/order";
import { listVisits } from "@shanhai/contract/visit";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { dateText } from "../format/moment.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { refreshEngagements } from "./refresh-engagements.ts";

/** Evidence is chosen among the latest of these. */
const AT_MOST = 100;

interface CloseStepProps {
  engagement: Engagement;
  step: EngagementStep;
  onClose: () => void;
}

/** What there is to close the step with: the client's done visits, or its orders. */
function useEvidence({ enterpriseId }: Engagement, kind: "visitId" | "orderId") {
  const { language } = useWords();
  const visits = useEndpoint(listVisits, { query: { enterpriseId, limit: AT_MOST } });
  const orders = useEndpoint(listOrders, { query: { limit: AT_MOST } });
  if (kind === "visitId") {
    const done = visits.data?.items.filter(({ status }) => status === "done");
    return done?.map(({ visitId, visitedOn = "", findings = "" }) => ({
      value: visitId as string,
      title: `${dateText(visitedOn, language)} ${findings.slice(0, 24)}`,
    }));
  }
  const own = orders.data?.items.filter((order) => order.enterpriseId === enterpriseId);
  return own?.map(({ orderId, title, filled, headcount }) => ({
    value: orderId as string,
    title: `${title}（${filled} / ${headcount}）`,
  }));
}

/** Closes the current step: what is chosen here, the server looks at itself, and says what is missing. */
export function CloseStep({ engagement, step, onClose }: CloseStepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const kind = step === "discovery" || step === "tracking" ? "visitId" : "orderId";
  const evidence = useEvidence(engagement, kind);
  const title = t("engagements.closeNamed", { step: t(`engagementStep.${step}`) });
  const form = useContractForm({
    endpoint: closeStep,
    params: { engagementId: engagement.engagementId },
    initial: { evidence: "", note: "" },
    read: (values) => ({
      version: engagement.version,
      step,
      [kind]: typed(values.evidence),
      note: typed(values.note),
    }),
    onDone: (saved) => {
      refreshEngagements(queries);
      const completed = saved.status === "completed";
      toast({
        text: completed ? t("engagements.completed") : t("engagements.closed", { step: t(`engagementStep.${step}`) }),
      });
      onClose();
    },
  });
  return (
    <SideDrawer title={title} onClose={onClose}>
      <p className="quiet">{t(`engagements.needs.${step}`)}</p>
      {evidence?.length === 0 ? (
        <p className="notice">{t(kind === "visitId" ? "engagements.noVisit" : "engagements.noOrder")}</p>
      ) : null}
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={t("engagements.close")}
        onCancel={onClose}
        waiting={!evidence || evidence.length === 0}
      >
        <ChoiceField
          form={form}
          name="evidence"
          label={t(kind === "visitId" ? "engagements.visit" : "engagements.order")}
          blank={t("engagements.choose")}
          options={evidence ?? []}
        />
        <TextField form={form} name="note" lines={2} label={t("engagements.note")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
