import { listAnsweredSurveys } from "@shanhai/contract/answered-survey";
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

/** What closes each step, by the field that names it. */
const FIELDS = {
  discovery: ["visitId"],
  matching: ["orderId"],
  delivery: ["orderId"],
  tracking: ["visitId", "surveyId"],
} as const satisfies Record<EngagementStep, readonly string[]>;
type Field = (typeof FIELDS)[EngagementStep][number];

/** What there is to close the step with: the client's done visits, its orders, the surveys it answered. */
function useEvidence({ enterpriseId }: Engagement, fields: readonly Field[]) {
  const { t, language } = useWords();
  const [visited, ordered, asked] = (["visitId", "orderId", "surveyId"] as const).map((field) => ({
    enabled: fields.includes(field),
  }));
  const visits = useEndpoint(listVisits, { query: { enterpriseId, limit: AT_MOST } }, visited);
  const orders = useEndpoint(listOrders, { query: { limit: AT_MOST } }, ordered);
  const surveys = useEndpoint(listAnsweredSurveys, { params: { enterpriseId }, query: { limit: AT_MOST } }, asked);
  const options: Record<Field, { value: string; title: string }[] | undefined> = {
    visitId: visits.data?.items
      .filter(({ status }) => status === "done")
      .map(({ visitId, visitedOn = "", findings = "" }) => ({
        value: `visitId ${visitId}`,
        title: `${dateText(visitedOn, language)} ${findings.slice(0, 24)}`,
      })),
    orderId: orders.data?.items
      .filter((order) => order.enterpriseId === enterpriseId)
      .map(({ orderId, title, filled, headcount }) => ({
        value: `orderId ${orderId}`,
        title: t("punctuation.aside", { text: title, note: `${filled} / ${headcount}` }),
      })),
    surveyId: surveys.data?.items.map(({ surveyId, answeredOn, orderTitle }) => ({
      value: `surveyId ${surveyId}`,
      title: t("engagements.surveyOf", { on: dateText(answeredOn, language), order: orderTitle }),
    })),
  };
  const some = fields.map((field) => options[field]);
  return some.some((one) => one === undefined) ? undefined : some.flatMap((one) => one ?? []);
}

/** Closes the current step: what is chosen here, the server looks at itself, and says what is missing. */
export function CloseStep({ engagement, step, onClose }: CloseStepProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const evidence = useEvidence(engagement, FIELDS[step]);
  const title = t("engagements.closeNamed", { step: t(`engagementStep.${step}`) });
  const form = useContractForm({
    endpoint: closeStep,
    params: { engagementId: engagement.engagementId },
    initial: { evidence: "", note: "" },
    read: (values) => {
      const [field, id] = (typed(values.evidence) ?? "").split(" ");
      return { version: engagement.version, step, note: typed(values.note), ...(field ? { [field]: id } : {}) };
    },
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
      {evidence?.length === 0 ? <p className="notice">{t(`engagements.noEvidence.${step}`)}</p> : null}
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
          label={t(`engagements.evidenceOf.${step}`)}
          blank={t("engagements.choose")}
          options={evidence ?? []}
        />
        <TextField form={form} name="note" lines={2} label={t("engagements.note")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
