/**
 * How long what names a person is kept where nobody asks for its erasure, in whole months. Past it the night's clock erases
 * it (PIPL 19: no longer than what it was collected for takes). The data map states the same figures.
 */
export const KEPT_MONTHS = {
  /** Since anything was last done about somebody who neither works nor is in a pipeline: two seasons of recruiting. */
  candidate: 24,
  /** Since a school or a station last wrote about somebody. */
  graduate: 24,
  intention: 12,
  /** Since the last day of the event; organisers answer questions about it for a year. */
  registration: 12,
  contestEntry: 12,
  /** Since the last step with somebody who became nobody's client. */
  lead: 24,
  agencyLead: 24,
  /** Since an application to a park was turned down or taken back. */
  onboarding: 24,
  /** Since a complaint was closed: as long as service records must be there to answer for. */
  complaint: 36,
} as const;

/** What the clock erases by a rule of its own. */
export type SweptNoun = keyof typeof KEPT_MONTHS;

/** Service records without a person, and that somebody was erased (网络招聘服务管理规定: at least three years). */
export const RECORD_MONTHS = 36;

/** Rosters, error files and exports, with the jobs that made them and what is needed to take an import back. */
export const FILE_DAYS = 30;
