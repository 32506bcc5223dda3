import { type EnrolOutcome, enrolGraduates, listEnrolments, MOST_ENROLLED } from "@shanhai/contract/enrolment";
import { type Graduate, graduateText, listGraduates } from "@shanhai/contract/graduate";
import type { PartnerCohort } from "@shanhai/contract/partner-cohort";
import { ConsentMeans } from "@shanhai/contract/recipient";
import { listRosters } from "@shanhai/contract/roster";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useState } from "react";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField, ChoiceField } from "../form/field.tsx";
import { type ContractForm, useContractForm } from "../form/use-contract-form.ts";
import { ChoosePage, type Chosen, useChosen } from "../list/chosen.tsx";
import { useWords } from "../messages/catalogue.ts";
import { useRosterChanged } from "../rosters/use-roster-changed.ts";
import { useSession } from "../session/session.tsx";
import { useWhole } from "../session/use-whole.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useCohortsChanged } from "./refresh-cohorts.ts";

/** A roster's people to choose from; who is in the cohort already is marked. */
function Roster(props: { rosterId: string; chosen: Chosen<Graduate>; enrolled: ReadonlySet<string> }) {
  const { rosterId, chosen, enrolled } = props;
  const { t, language } = useWords();
  const graduates = useWhole(listGraduates, { params: { rosterId } }, { enabled: rosterId !== "" }).data ?? [];
  const free = graduates.filter(({ graduateId }) => !enrolled.has(graduateId));
  return (
    <>
      {free.length > 1 ? <ChoosePage chosen={chosen} page={free.slice(0, MOST_ENROLLED)} /> : null}
      <ul className="cohort-people">
        {graduates.map((one) => (
          <li key={one.graduateId}>
            <label>
              <input
                type="checkbox"
                aria-label={t("cohorts.choose", { name: one.name })}
                disabled={enrolled.has(one.graduateId)}
                checked={chosen.has(one)}
                onChange={() => chosen.toggle(one)}
              />
              <b>{one.name}</b>
            </label>
            <small>
              {[one.major, levelText(language, one.skillLevel), one.occupation].filter(Boolean).join(" · ")}
            </small>
            {enrolled.has(one.graduateId) ? <span className="tag">{t("cohorts.inCohort")}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The consent that everybody who is chosen has given, and how. */
export function Consenting({ form, cohort }: { form: ContractForm; cohort: PartnerCohort }) {
  const { t, language } = useWords();
  const { membership } = useSession();
  const recipients = [cohort.agencyName, cohort.enterpriseName];
  return (
    <>
      <blockquote>{graduateText(language, { school: membership.name, recipients })}</blockquote>
      <CheckField form={form} name="agreed" label={t("cohorts.agreed")} />
      <ChoiceField
        form={form}
        name="means"
        label={t("cohorts.means")}
        options={ConsentMeans.options.map((value) => ({ value, title: t(`recipients.meansOf.${value}`) }))}
      />
    </>
  );
}

/** Graduates of the rosters taken into a cohort, one or many; who was not, and why, stays to be read. */
export function EnrolGraduates({ cohort, onClose }: { cohort: PartnerCohort; onClose: () => void }) {
  const { t } = useWords();
  const toast = useToast();
  const [changed, rosterChanged] = [useCohortsChanged(), useRosterChanged()];
  const { cohortId, seats } = cohort;
  const rosters = useWhole(listRosters);
  const enrolments = useWhole(listEnrolments, { params: { cohortId } }).data ?? [];
  const chosen = useChosen<Graduate>(({ graduateId }) => graduateId, MOST_ENROLLED);
  const [refused, setRefused] = useState<readonly { name: string; outcome: Exclude<EnrolOutcome, "enrolled"> }[]>([]);
  const form = useContractForm({
    endpoint: enrolGraduates,
    params: { cohortId },
    initial: { seat: "0", rosterId: "", agreed: false, means: "written" },
    read: ({ seat, agreed, means }) => ({
      seat: Number(seat),
      graduateIds: chosen.rows.map(({ graduateId }) => graduateId),
      ...(agreed === true ? { consent: { means } } : {}),
    }),
    onDone: async ({ results }) => {
      rosterChanged();
      await changed();
      const n = results.filter(({ outcome }) => outcome === "enrolled").length;
      const left = results.flatMap(({ graduateId, outcome }) => {
        const name = chosen.rows.find((one) => one.graduateId === graduateId)?.name ?? "";
        return outcome === "enrolled" ? [] : [{ name, outcome }];
      });
      if (n > 0) toast({ text: t("cohorts.enrolDone", { n }) });
      chosen.clear();
      setRefused(left);
      form.reset({ ...form.values });
      if (left.length === 0) onClose();
    },
  });
  const rosterId = String(form.values.rosterId || rosters.data?.[0]?.rosterId || "");
  return (
    <SideDrawer title={t("cohorts.enrol")} width={560} onClose={onClose}>
      {rosters.isError ? <p className="notice">{t("cohorts.needsRosters")}</p> : null}
      {rosters.data?.length === 0 ? <p className="notice">{t("cohorts.noRosters")}</p> : null}
      {refused.length > 0 ? (
        <section className="problem" role="alert">
          <h2>{t("cohorts.notEnrolled", { n: refused.length })}</h2>
          <ul className="cohort-refused">
            {refused.map(({ name, outcome }) => (
              <li key={name}>
                {name} — {t(`cohorts.enrolOutcome.${outcome}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ContractFormFrame
        form={form}
        label={t("cohorts.enrol")}
        submitTitle={t("cohorts.enrolOf", { n: chosen.rows.length })}
        onCancel={onClose}
      >
        {seats.length > 1 ? (
          <ChoiceField
            form={form}
            name="seat"
            label={t("cohorts.position")}
            options={seats.map(({ title }, index) => ({ value: String(index), title }))}
          />
        ) : null}
        <ChoiceField
          form={{ ...form, values: { ...form.values, rosterId } }}
          name="rosterId"
          label={t("cohorts.roster")}
          help={t("cohorts.enrolHelp")}
          options={(rosters.data ?? []).map((one) => ({ value: one.rosterId, title: one.name }))}
        />
        <Roster rosterId={rosterId} chosen={chosen} enrolled={new Set(enrolments.map((one) => one.graduateId))} />
        <Consenting form={form} cohort={cohort} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
