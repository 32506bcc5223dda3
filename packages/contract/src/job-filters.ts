import type { BenefitKind } from "./job-words.ts";

/** What a board is searched for, as it was typed. */
export interface JobFilters {
  division?: string;
  occupation?: string;
  /** Yuan a month. */
  pay?: string;
  benefits: readonly BenefitKind[];
}

/** The same as fields of an address or a form. */
export const filterFields = ({ division, occupation, pay, benefits }: JobFilters): [name: string, value: string][] => [
  ...Object.entries({ division, occupation, pay }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  ),
  ...benefits.map((kind): [string, string] => ["benefit", kind]),
];

/** The wording that people agree to when they have new jobs sent to their phone; kept with what they ask for. */
export const JOB_ALERT_CONSENT_VERSION = "alert-2026-11";
