import type { AgencyLead } from "@shanhai/contract/agency-lead";
import type { ReactNode } from "react";
import { Moment } from "../format/moment.tsx";
import { phoneText } from "../format/phone.ts";
import { shortName } from "../members/use-members.ts";
import { useWords } from "../messages/catalogue.ts";
import { Facts } from "../shell/facts.tsx";
import { LeadDue } from "./lead-due.tsx";
import "./leads.css";

type Shown = Omit<AgencyLead, "origin">;

/** The rules that gave the score, each with its points: the same table for everybody who looks at it. */
function Score({ lead }: { lead: Shown }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-label={t("leads.why")}>
      <h2>
        {t("leads.why")} · <span className="number">{t("leads.scoreOf", { n: lead.score })}</span>
      </h2>
      <ul className="lead-reasons">
        {lead.reasons.map(({ rule, points }) => (
          <li key={rule}>
            <span>{t(`scoreRule.${rule}`)}</span>
            <b className="number">{t("leads.points", { n: points })}</b>
          </li>
        ))}
      </ul>
      <p className="quiet">{t("leads.ruleHelp")}</p>
    </section>
  );
}

/** What happened, newest first. */
function Steps({ lead }: { lead: Shown }) {
  const { t } = useWords();
  return (
    <section className="panel" aria-label={t("leads.steps")}>
      <h2>{t("leads.steps")}</h2>
      <ol className="lead-steps">
        {lead.steps.toReversed().map(({ step, at, by, note }) => (
          <li key={`${at} ${step}`}>
            <strong>{t(`leadStep.${step}`)}</strong>
            <span className="quiet">
              <Moment at={at} /> ·{" "}
              {by === "leaveLead" || by === "applyOnboarding" ? t("leads.sources.page") : shortName({ name: by })}
            </span>
            {note ? <p>{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface LeadDetailProps {
  lead: Shown;
  /** Facts that only one side knows. */
  more: readonly (readonly [name: string, value: ReactNode])[];
  /** What it became, or what can be done about that. */
  children?: ReactNode;
}

/** One lead: who it is, what is wanted, why it is scored so, what happened. */
export function LeadDetail({ lead, more, children }: LeadDetailProps) {
  const { t } = useWords();
  return (
    <>
      {children}
      <div className="lead-columns">
        <div>
          <section className="panel" aria-label={t("leads.who")}>
            <h2>{t("leads.who")}</h2>
            <Facts
              facts={[
                [
                  t("leads.person"),
                  <span key="person">
                    {lead.contactName} <a href={`tel:${lead.phone}`}>{phoneText(lead.phone)}</a>
                  </span>,
                ],
                [t("leads.kind"), t(`leadKind.${lead.kind}`)],
                [t("leads.offering"), lead.offeringKind ? t(`offeringKind.${lead.offeringKind}`) : undefined],
                [t("leads.headcount"), lead.headcount],
                [t("leads.licensed"), lead.licensed ? "✓" : undefined],
                [t("leads.timing"), lead.timing ? t(`leadTiming.${lead.timing}`) : undefined],
                [
                  t("leads.note"),
                  lead.note ? (
                    <span key="note" className="lead-note">
                      {lead.note}
                    </span>
                  ) : undefined,
                ],
                ...more,
                [t("leads.due"), lead.due ? <LeadDue key="due" due={lead.due} /> : undefined],
                [t("leads.at"), <Moment key="at" at={lead.createdAt} />],
              ]}
            />
          </section>
          <Score lead={lead} />
        </div>
        <Steps lead={lead} />
      </div>
    </>
  );
}
