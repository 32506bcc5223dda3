import { Cohort, createCohort, MOST_COHORT_SEATS, MOST_PHASES, updateCohort } from "@shanhai/contract/cohort";
import type { OrderDetail } from "@shanhai/contract/order";
import { listAudiences } from "@shanhai/contract/partner-posting";
import Button from "antd/es/button";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { type ContractForm, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { countOf, emptyPlan, type PlanList, planValues, readPlan, withOneMore, without } from "./plan-values.ts";
import { useCohortsChanged } from "./refresh-cohorts.ts";
import "../agreements/agreements.css";
import "./cohorts.css";

const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);

function LineHead(props: { form: ContractForm; list: PlanList; index: number; title: string }) {
  const { form, list, index, title } = props;
  const { t } = useWords();
  return (
    <div className="agreement-line-head">
      <strong>{title}</strong>
      {countOf(form.values, list) > 1 ? (
        <Button
          type="text"
          danger
          size="small"
          aria-label={t("cohorts.removeOf", { what: title })}
          onClick={() => form.reset(without(form.values, list, index))}
        >
          {t("cohorts.remove")}
        </Button>
      ) : null}
    </div>
  );
}

function Seats({ form, order }: { form: ContractForm; order: OrderDetail }) {
  const { t } = useWords();
  const count = countOf(form.values, "seats");
  const options = order.positions.map(({ positionId, title, open }) => ({
    value: positionId,
    title: t("cohorts.openOf", { title, open }),
  }));
  return (
    <fieldset className="agreement-lines">
      <legend>{t("cohorts.seats")}</legend>
      {indexes(count).map((index) => (
        <section className="agreement-line" key={index} aria-label={t("cohorts.seat", { n: index + 1 })}>
          {count > 1 ? (
            <LineHead form={form} list="seats" index={index} title={t("cohorts.seat", { n: index + 1 })} />
          ) : null}
          <div className="cohort-seat-fields">
            <ChoiceField
              form={form}
              name={`seats.${index}.positionId`}
              label={t("cohorts.position")}
              options={options}
              blank={t("cohorts.noSchool")}
            />
            <TextField form={form} name={`seats.${index}.seats`} type="number" label={t("cohorts.seatsPlanned")} />
          </div>
        </section>
      ))}
      {count < Math.min(MOST_COHORT_SEATS, order.positions.length) ? (
        <Button type="dashed" onClick={() => form.reset(withOneMore(form.values, "seats"))}>
          {t("cohorts.addSeat")}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Phases({ form }: { form: ContractForm }) {
  const { t } = useWords();
  const count = countOf(form.values, "phases");
  return (
    <fieldset className="agreement-lines">
      <legend>{t("cohorts.phases")}</legend>
      {indexes(count).map((index) => (
        <section className="agreement-line" key={index} aria-label={t("cohorts.phase", { n: index + 1 })}>
          <LineHead form={form} list="phases" index={index} title={t("cohorts.phase", { n: index + 1 })} />
          <TextField form={form} name={`phases.${index}.title`} label={t("cohorts.phaseName")} />
          <div className="cohort-phase-fields">
            <TextField form={form} name={`phases.${index}.from`} type="date" label={t("cohorts.phaseFrom")} />
            <TextField form={form} name={`phases.${index}.to`} type="date" label={t("cohorts.phaseTo")} />
            <TextField form={form} name={`phases.${index}.hours`} type="number" label={t("cohorts.hours")} optional />
          </div>
        </section>
      ))}
      {count < MOST_PHASES ? (
        <Button type="dashed" onClick={() => form.reset(withOneMore(form.values, "phases"))}>
          {t("cohorts.addPhase")}
        </Button>
      ) : null}
    </fieldset>
  );
}

interface PlanCohortProps {
  order: OrderDetail;
  /** A plan to write anew; a new one without. */
  cohort?: Cohort;
  onClose: () => void;
}

/** A cohort as it is planned: with which school, for which positions, when, and in which phases. */
export function PlanCohort({ order, cohort, onClose }: PlanCohortProps) {
  const { t } = useWords();
  const toast = useToast();
  const changed = useCohortsChanged();
  const { orderId } = order;
  const read = useEndpoint(listAudiences, { query: { opens: "cohorts" } });
  const schools = (read.data?.items ?? []).filter(({ kind }) => kind === "school");
  const names = [
    t("cohorts.phaseNames.theory"),
    t("cohorts.phaseNames.practice"),
    t("cohorts.phaseNames.placement"),
  ] as const;
  const form = useContractForm<typeof createCohort | typeof updateCohort>({
    endpoint: cohort ? updateCohort : createCohort,
    params: cohort ? { orderId, cohortId: cohort.cohortId } : { orderId },
    initial: cohort ? planValues(cohort) : emptyPlan(order, names, ""),
    read: (values) => ({
      ...readPlan(values),
      ...(cohort ? { version: Number(values.version) } : { partnerId: values.partnerId }),
    }),
    onDone: async () => {
      await changed();
      toast({ text: t("cohorts.saved") });
      onClose();
    },
  });
  const title = t(cohort ? "cohorts.edit" : "cohorts.plan");
  return (
    <SideDrawer title={title} width={600} onClose={onClose}>
      {read.data && schools.length === 0 && !cohort ? <p className="notice">{t("cohorts.noSchools")}</p> : null}
      <ContractFormFrame
        form={form}
        label={title}
        submitTitle={t("act.save")}
        onCancel={onClose}
        explain={() => explainStale(form, Cohort, planValues)}
      >
        {cohort ? null : (
          <ChoiceField
            form={form}
            name="partnerId"
            label={t("cohorts.school")}
            options={schools.map(({ partnerId, name }) => ({ value: partnerId, title: name }))}
            blank={t("cohorts.noSchool")}
          />
        )}
        <TextField form={form} name="title" label={t("cohorts.name")} help={t("cohorts.nameHelp")} />
        <div className="field-pair">
          <TextField form={form} name="from" type="date" label={t("cohorts.from")} />
          <TextField form={form} name="to" type="date" label={t("cohorts.to")} />
        </div>
        <Seats form={form} order={order} />
        <Phases form={form} />
        <TextField form={form} name="note" lines={3} label={t("cohorts.note")} help={t("cohorts.noteHelp")} optional />
      </ContractFormFrame>
    </SideDrawer>
  );
}
