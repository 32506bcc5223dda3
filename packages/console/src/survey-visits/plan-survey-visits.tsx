import { planSurveyVisits } from "@shanhai/contract/survey-visit";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { DivisionField } from "../form/division-field.tsx";
import type { Values } from "../form/draft.ts";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { DivisionName } from "../format/division-name.tsx";
import { today } from "../format/moment.tsx";
import { useMembers } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { MemberChoice } from "../visits/member-choice.tsx";
import { refreshVisits } from "../visits/refresh-visits.ts";
import { surveyVisitRows } from "./survey-visit-rows.ts";

/** Many at once: a list is pasted, and what it leaves open is said once for all. */
export function PlanSurveyVisits({ division, onClose }: { division: string; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const { members = [] } = useMembers();
  const read = (values: Values) => {
    const rows = surveyVisitRows(String(values.visits ?? ""), members, today().slice(0, 4));
    const shared = {
      subject: values.subject,
      division: values.division,
      plannedDate: values.plannedDate,
      memberId: typed(values.memberId),
    };
    return { visits: rows.map((row) => ({ ...shared, ...row })) };
  };
  const form = useContractForm({
    endpoint: planSurveyVisits,
    initial: { visits: "", subject: "enterprise", division, plannedDate: today(), memberId: "" },
    draft: "survey",
    read,
    onDone: ({ results }) => {
      refreshVisits(queries);
      const planned = results.filter(({ outcome }) => outcome === "planned").length;
      const rest = results.length - planned;
      toast({ text: t(rest === 0 ? "surveyVisits.planned" : "surveyVisits.plannedSome", { n: planned, rest }) });
      onClose();
    },
  });
  const { visits } = read(form.values);
  const preview = visits.slice(0, 5);
  return (
    <SideDrawer title={t("surveyVisits.plan")} onClose={onClose} width={640}>
      <ContractFormFrame
        form={form}
        label={t("surveyVisits.plan")}
        submitTitle={t("surveyVisits.plan")}
        onCancel={onClose}
      >
        <TextField
          form={form}
          name="visits"
          lines={8}
          label={t("surveyVisits.list")}
          help={t("surveyVisits.listHelp")}
        />
        {visits.length > 0 ? (
          <section aria-label={t("surveyVisits.first")}>
            <p className="quiet">{t("surveyVisits.readable", { n: visits.length })}</p>
            <table className="survey-preview">
              <tbody>
                {preview.map((one) => (
                  <tr key={`${one.name} ${one.uscc ?? ""} ${String(one.division)}`}>
                    <td>{one.name}</td>
                    <td>{one.uscc}</td>
                    <td>{one.division ? <DivisionName code={String(one.division)} /> : null}</td>
                    <td>{String(one.plannedDate)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ) : null}
        <p className="quiet">{t("surveyVisits.defaults")}</p>
        <div className="field-pair">
          <ChoiceField
            form={form}
            name="subject"
            label={t("surveyVisits.subject")}
            options={(["enterprise", "county"] as const).map((value) => ({
              value,
              title: t(`surveyVisits.subjects.${value}`),
            }))}
          />
          <DivisionField form={form} name="division" label={t("surveyVisits.division")} anyLevel />
        </div>
        <div className="field-pair">
          <TextField form={form} name="plannedDate" type="date" label={t("surveyVisits.date")} />
          <MemberChoice form={form} />
        </div>
      </ContractFormFrame>
    </SideDrawer>
  );
}
