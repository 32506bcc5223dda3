import type { OnboardingStatus } from "@shanhai/contract/onboarding";
import type {
  AgencyId,
  CalendarMonth,
  ComplaintId,
  EvaluationId,
  MemberId,
  OnboardingCommentId,
  OnboardingId,
  OrderId,
  PlacementId,
  PositionId,
  ProgrammeId,
  Quarter,
  RectificationId,
  SurveyId,
} from "@shanhai/contract/scalar";
import { type OwnerScope, type ParkScope, prefixOf, type TenantItemsScope } from "@shanhai/tenancy/scope";
import type { Key } from "../table.ts";
import { key, lettersOf } from "./key.ts";

/* Keys of a park's applications, figures and service quality. See `key.ts`. */

/** An agency's filing of a month, and what it was before each correction. */
export const filingKey = (scope: TenantItemsScope, month: CalendarMonth) => key(scope, "filing", month);
export const filingCorrectionKey = (
  scope: TenantItemsScope,
  { month, version }: { month: CalendarMonth; version: number },
) => key(scope, `filingCorrection#${month}`, String(version).padStart(6, "0"));
export const onboardingKey = (scope: ParkScope, id: OnboardingId) => key(scope, "onboarding", id);
export const onboardings = (scope: ParkScope) => `${prefixOf(scope)}onboarding`;
/** Where the index lists a park's applications of one status. */
export const onboardingPartition = (scope: ParkScope, status: OnboardingStatus) =>
  `${prefixOf(scope)}onboarding#${status}`;
/** Holds a USCC once among the applications that are open. */
export const applyingKey = (scope: ParkScope, uscc: string) => key(scope, "applying", uscc);
export const onboardingCommentKey = (scope: ParkScope, id: OnboardingId, comment: OnboardingCommentId) =>
  key(scope, `onboardingComment#${id}`, comment);
export const onboardingComments = (scope: ParkScope, id: OnboardingId) => `${prefixOf(scope)}onboardingComment#${id}`;
/** Applications sent by a link, by minute. */
export const onboardingTriesKey = (scope: ParkScope, minute: string) => key(scope, "onboardingTries", minute);
/** Who names a licence: applications and agencies, by their USCC. The number is text, and so its letters are its hash's. */
export const licenceHolders = (scope: ParkScope, number: string) =>
  `${prefixOf(scope)}licence#${lettersOf(number.normalize("NFKC").replace(/\s/g, ""))}`;
export const licenceHolderKey = (scope: ParkScope, number: string, uscc: string): Key => ({
  pk: licenceHolders(scope, number),
  sk: uscc,
});
/** The park's figures of a month. */
export const parkMonthKey = (scope: ParkScope, month: CalendarMonth) => key(scope, "figures", month);
/** An agency's figures of a month as its park keeps them: by month, so that a quarter's are one query. */
export const agencyMonthKey = (scope: ParkScope, month: CalendarMonth, id: AgencyId) =>
  key(scope, "agencyMonth", `${month}#${id}`);
export const agencyMonths = (scope: ParkScope) => `${prefixOf(scope)}agencyMonth`;
/** An agency's arrivals of a month by day: what its share of the month's was counted from. */
export const agencyArrivalsKey = (scope: ParkScope, month: CalendarMonth, id: AgencyId) =>
  key(scope, "agencyArrivals", `${month}#${id}`);
export const parkOrderKey = (scope: ParkScope, id: OrderId) => key(scope, "order", id);
/** The park's own evaluation, or the copy its agency may read. */
export const evaluationKey = (scope: OwnerScope, id: EvaluationId) => key(scope, "evaluation", id);
/** An agency's facts of a quarter. */
export const serviceFactsKey = (scope: ParkScope, quarter: Quarter, agency: AgencyId) =>
  key(scope, `serviceFacts#${quarter}`, agency);
export const serviceFactsPartition = (scope: ParkScope, quarter: Quarter) =>
  `${prefixOf(scope)}serviceFacts#${quarter}`;
/** What was counted of a placement: figures, and of which version. */
export const countedPlacementKey = (scope: ParkScope, id: PlacementId) =>
  key(scope, `countedPlacement#${id.slice(-1)}`, id);
/** Arrivals and reopened seats of a position by day. */
export const seatHistoryKey = (scope: ParkScope, id: PositionId) => key(scope, `seatHistory#${id.slice(-1)}`, id);
/** A park's scorecard by its version, four digits. */
export const scorecardKey = (scope: ParkScope, version: number) =>
  key(scope, "scorecard", String(version).padStart(4, "0"));
export const programmeKey = (scope: ParkScope, id: ProgrammeId) => key(scope, "programme", id);
/** Holds one programme a quarter. */
export const programmeOfKey = (scope: ParkScope, quarter: Quarter) => key(scope, "programmeOf", quarter);
/** An agency in a programme; a programme's lie together. */
export const assessmentKey = (scope: ParkScope, programme: ProgrammeId, agency: AgencyId) =>
  key(scope, "assessment", `${programme}#${agency}`);
/** Points to an assessment that an evaluator was given. */
export const ownAssessmentPartition = (scope: ParkScope, evaluator: MemberId) =>
  `${prefixOf(scope)}ownAssessment#${evaluator}`;
export const ownAssessmentKey = (scope: ParkScope, evaluator: MemberId, programme: ProgrammeId, agency: AgencyId) =>
  key(scope, `ownAssessment#${evaluator}`, `${programme}#${agency}`);
/** That a person is a member of an agency of the park: an interest that evaluators must not have. */
export const interestKey = (scope: ParkScope, agency: AgencyId, member: MemberId) =>
  key(scope, `interest#${agency}`, member);
/** The park's copy of a result, or the agency's own. */
export const serviceResultKey = (scope: OwnerScope, programme: ProgrammeId, agency: AgencyId) =>
  key(scope, "serviceResult", scope.kind === "park" ? `${programme}#${agency}` : programme);
export const boardKey = (scope: ParkScope, programme: ProgrammeId) => key(scope, "board", programme);
export const surveyKey = (scope: ParkScope, id: SurveyId) => key(scope, "survey", id);
/** The park's record, or the agency's own copy. */
export const complaintKey = (scope: OwnerScope, id: ComplaintId) => key(scope, "complaint", id);
/** Where the index lists a park's complaints that are not closed, by deadline. */
export const openComplaints = (scope: ParkScope) => `${prefixOf(scope)}openComplaint`;
/** The park's record, or the agency's own copy. */
export const rectificationKey = (scope: OwnerScope, id: RectificationId) => key(scope, "rectification", id);
/** Holds one evaluation an evaluator and order. */
export const evaluatedKey = (scope: ParkScope, order: OrderId, subject: string) =>
  key(scope, `evaluated#${order}`, subject);
