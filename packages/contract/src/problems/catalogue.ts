import { AGENCY_WORDS } from "./agency.ts";
import { ALLOCATION_WORDS } from "./allocation.ts";
import { ALLY_WORDS } from "./ally.ts";
import { API_KEY_WORDS } from "./api-key.ts";
import { COHORT_WORDS } from "./cohort.ts";
import { CONVERSATION_WORDS } from "./conversation.ts";
import { DOCUMENT_WORDS } from "./document.ts";
import { ENGAGEMENT_WORDS } from "./engagement.ts";
import { ENTERPRISE_LINK_WORDS } from "./enterprise-link.ts";
import { EVALUATOR_WORDS } from "./evaluator.ts";
import { EVENT_WORDS } from "./event.ts";
import { EXPORT_WORDS } from "./export.ts";
import { FILE_WORDS } from "./file.ts";
import { FILING_WORDS } from "./filing.ts";
import { GENERAL_WORDS } from "./general.ts";
import { IMPORT_WORDS } from "./import.ts";
import { JOB_SOURCE_PROBLEMS } from "./job-source.ts";
import { LEAD_WORDS } from "./lead.ts";
import { MEMBER_WORDS } from "./member.ts";
import { ONBOARDING_WORDS } from "./onboarding.ts";
import { ORDER_WORDS } from "./order.ts";
import { PARTNER_WORDS } from "./partner.ts";
import { PERSON_WORDS } from "./person.ts";
import { PIPELINE_WORDS } from "./pipeline.ts";
import { POLICY_CARD_WORDS } from "./policy-card.ts";
import { POSTING_WORDS } from "./posting.ts";
import { QUALITY_WORDS } from "./quality.ts";
import { RATING_WORDS } from "./rating.ts";
import { ROSTER_WORDS } from "./roster.ts";
import { STATEMENT_WORDS } from "./statement.ts";
import { USCC_WORDS } from "./uscc.ts";
import { WEBHOOK_WORDS } from "./webhook.ts";

/**
 * Every error a person can meet: its stable code, and what to do next. For the API's description, and for types; a function
 * carries the words of its own areas alone.
 */
export const CATALOGUE = {
  ...GENERAL_WORDS,
  ...USCC_WORDS,
  ...EVALUATOR_WORDS,
  ...ALLOCATION_WORDS,
  ...DOCUMENT_WORDS,
  ...MEMBER_WORDS,
  ...AGENCY_WORDS,
  ...API_KEY_WORDS,
  ...ONBOARDING_WORDS,
  ...PERSON_WORDS,
  ...ORDER_WORDS,
  ...PIPELINE_WORDS,
  ...CONVERSATION_WORDS,
  ...ENGAGEMENT_WORDS,
  ...ENTERPRISE_LINK_WORDS,
  ...EVENT_WORDS,
  ...LEAD_WORDS,
  ...POLICY_CARD_WORDS,
  ...JOB_SOURCE_PROBLEMS,
  ...PARTNER_WORDS,
  ...ALLY_WORDS,
  ...POSTING_WORDS,
  ...ROSTER_WORDS,
  ...COHORT_WORDS,
  ...RATING_WORDS,
  ...STATEMENT_WORDS,
  ...FILING_WORDS,
  ...QUALITY_WORDS,
  ...FILE_WORDS,
  ...IMPORT_WORDS,
  ...EXPORT_WORDS,
  ...WEBHOOK_WORDS,
};
