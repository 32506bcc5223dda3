import { createIntention, stationConsentText } from "@shanhai/contract/intention";
import { JOB_INTENTIONS } from "@shanhai/contract/job-application";
import { SKILL_LEVELS } from "@shanhai/contract/skill-level";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useQueryClient } from "@tanstack/react-query";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { CheckField, ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { today } from "../format/moment.tsx";
import { payText } from "../format/pay.ts";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { Opened } from "../partner-home/opened.tsx";
import { RelayTabs } from "../relays/relay-tabs.tsx";
import { useSession } from "../session/session.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { useToast } from "../shell/toasts.tsx";
import { type IntentionBody, useIntentionQueue } from "./intention-queue.ts";
import { refreshIntentions } from "./refresh-intentions.ts";
import { useRelayJobs } from "./use-relay-jobs.ts";
import "./intentions.css";

const BLANK = {
  name: "",
  phone: "",
  postingId: "",
  occupation: "",
  place: "",
  skillLevel: "",
  availability: "",
  note: "",
  means: "oral",
  consent: false,
};

/** What was typed, as it is sent now or later: with the day on which it was said. */
const bodyOf = (values: Record<string, string | boolean>) => ({
  name: values.name,
  phone: values.phone,
  postingId: typed(values.postingId),
  occupation: typed(values.occupation),
  place: typed(values.place),
  skillLevel: typed(values.skillLevel),
  availability: typed(values.availability),
  note: typed(values.note),
  means: values.means,
  consent: values.consent,
  on: today(),
});

function CollectForm() {
  const { t, language } = useWords();
  const { membership } = useSession();
  const toast = useToast();
  const queries = useQueryClient();
  const jobs = useRelayJobs();
  const queue = useIntentionQueue(membership.organisationId);
  const next = () => {
    form.reset(BLANK);
    document.getElementById("field-name")?.focus();
  };
  const form = useContractForm({
    endpoint: createIntention,
    initial: BLANK,
    read: bodyOf,
    onDone: ({ intention, again, posting }) => {
      refreshIntentions(queries);
      const word = posting ?? (again ? "again" : "saved");
      toast({ text: t(`intentions.${word}`, intention), ...(posting === "closed" ? { tone: "bad" as const } : {}) });
      next();
    },
    keep: (body) => {
      queue.keep(body as IntentionBody);
      toast({ text: t("intentions.kept") });
      next();
    },
  });
  const job = jobs.find(({ postingId }) => postingId === form.values.postingId);
  const station = membership.name;
  const unsentCount = queue.waiting.filter(({ refused }) => refused === undefined).length;
  return (
    <>
      {unsentCount > 0 ? <p className="notice">{t("intentions.unsent", { n: unsentCount })}</p> : null}
      {queue.waiting
        .filter(({ refused }) => refused !== undefined)
        .map(({ key, body, refused }) => (
          <div key={key} className="problem" role="alert">
            <h2>{t("intentions.refused", { name: body.name })}</h2>
            <p>
              {phoneText(body.phone)} · {refused}
            </p>
            <button type="button" className="link-button" onClick={() => queue.drop(key)}>
              {t("intentions.drop")}
            </button>
          </div>
        ))}
      <div className="panel intention-form">
        <ContractFormFrame form={form} label={t("relays.tabs.collect")} submitTitle={t("intentions.save")}>
          <TextField form={form} name="name" label={t("intentions.name")} autoFocus />
          <TextField form={form} name="phone" type="tel" inputMode="numeric" label={t("intentions.phone")} />
          <ChoiceField
            form={form}
            name="postingId"
            label={t("intentions.job")}
            help={t("intentions.jobHelp")}
            optional
            blank={t("intentions.noJob")}
            options={jobs.map((one) => ({
              value: one.postingId,
              title: `${one.title} · ${one.enterpriseName} · ${payText(one.payMin, one.payMax)}`,
            }))}
          />
          <ChoiceField
            form={form}
            name="availability"
            label={t("intentions.availability")}
            optional
            blank={t("intentions.unknown")}
            options={JOB_INTENTIONS.map((one) => ({ value: one, title: t(`jobIntention.${one}`) }))}
          />
          <details>
            <summary>{t("intentions.more")}</summary>
            <TextField form={form} name="occupation" label={t("intentions.occupation")} optional />
            <TextField form={form} name="place" label={t("intentions.place")} optional />
            <ChoiceField
              form={form}
              name="skillLevel"
              label={t("positions.skillLevel")}
              optional
              blank={t("intentions.unknown")}
              options={SKILL_LEVELS.map((one) => ({ value: one, title: levelText(language, one) }))}
            />
            <TextField form={form} name="note" lines={2} label={t("intentions.note")} optional />
          </details>
          <p className="intention-consent">
            {stationConsentText(language, { station, agency: job?.agencyName, enterprise: job?.enterpriseName })}
          </p>
          <ChoiceField
            form={form}
            name="means"
            label={t("intentions.means")}
            options={(["oral", "written", "message"] as const).map((one) => ({
              value: one,
              title: t(`intentions.meansOf.${one}`),
            }))}
          />
          <CheckField form={form} name="consent" label={t("intentions.consent")} />
        </ContractFormFrame>
      </div>
    </>
  );
}

/** Somebody written down on a phone, in a village, with or without a network. */
export function CollectPage() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t("relays.tabs.collect")} />
      <RelayTabs />
      <Opened grant="relay">
        <CollectForm />
      </Opened>
    </>
  );
}
