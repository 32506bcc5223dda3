import type { Candidate } from "@shanhai/contract/candidate";
import { levelText } from "@shanhai/contract/skill-level-words";
import { Fragment, type ReactNode } from "react";
import { Day, Moment } from "../format/moment.tsx";
import { payText } from "../format/pay.ts";
import { phoneText } from "../format/phone.ts";
import { useWords } from "../messages/catalogue.ts";
import { Facts } from "../shell/facts.tsx";

/** What is known about a person; what is not known takes no room. */
export function CandidateFacts({ candidate, onReveal }: { candidate: Candidate; onReveal?: () => void }) {
  const { t, language } = useWords();
  const from = candidate.availableFrom;
  const facts: [string, ReactNode][] = [
    [
      t("candidates.phone"),
      candidate.phone ? (
        <a key="phone" href={`tel:${candidate.phone}`}>
          {phoneText(candidate.phone)}
        </a>
      ) : undefined,
    ],
    [
      t("candidates.otherPhones"),
      candidate.otherPhones?.length ? candidate.otherPhones.map(phoneText).join(t("candidates.join")) : undefined,
    ],
    [
      t("candidates.idNumber"),
      candidate.idNumberMasked ? (
        <Fragment key="idNumber">
          <span className="number">{candidate.idNumberMasked}</span>
          {onReveal ? (
            <button type="button" className="link-button reveal" onClick={onReveal}>
              {t("candidates.reveal")}
            </button>
          ) : null}
        </Fragment>
      ) : undefined,
    ],
    [t("candidates.occupation"), candidate.occupation],
    [t("candidates.skillLevel"), levelText(language, candidate.skillLevel)],
    [t("candidates.skills"), candidate.skills?.join(t("candidates.join"))],
    [t("candidates.licences"), candidate.licences?.join(t("candidates.join"))],
    [
      t("candidates.experienceYears"),
      candidate.experienceYears === undefined ? undefined : t("candidates.years", { n: candidate.experienceYears }),
    ],
    [t("candidates.expectedPay"), payText(candidate.expectedPayMin, candidate.expectedPayMax)],
    [t("candidates.homePlace"), candidate.homePlace],
    [t("candidates.intendedPlace"), candidate.intendedPlace],
    [
      t("candidates.availableFrom"),
      from === undefined ? undefined : from === "anytime" ? t("candidates.anytime") : <Day key="from" date={from} />,
    ],
    [
      t("candidates.automatedMatching"),
      candidate.automatedMatching ? t("candidates.automatedMatchingRefused") : undefined,
    ],
    [t("candidates.note"), candidate.note],
    [t("candidates.consentAt"), <Moment key="consent" at={candidate.consentAt} />],
    [t("candidates.consentVersion"), candidate.consentVersion],
    [t("candidates.createdAt"), <Moment key="created" at={candidate.createdAt} />],
    [t("candidates.updatedAt"), <Moment key="updated" at={candidate.updatedAt} />],
  ];
  return <Facts facts={facts} />;
}
