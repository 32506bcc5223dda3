import type { PersonalNoun } from "./personal-noun.ts";

/** What is known of people who work with Shanhai: members of parks, agencies and partners. */
export const COLLEAGUES = {
  member: {
    whose: "colleague",
    why: "signingIn",
    basis: "contract",
    kept: { by: "organisation" },
    lies: ["agency", "park", "partner", "shared"],
    seen: ["owner", "park", "partner"],
    schemas: ["Member", "Me", "Membership", "@member"],
    fields: ["name", "email", "subject"],
    stored: ["member", "formerMember"],
  },
  invitation: {
    whose: "colleague",
    why: "signingIn",
    basis: "contract",
    kept: { by: "organisation" },
    lies: ["agency", "park", "partner"],
    seen: ["owner", "park", "partner"],
    schemas: ["Invitation", "IssuedInvitation", "@park", "@agency", "@partner", "@member"],
    fields: ["email"],
    stored: ["invitation"],
  },
  /** Who did it: a name as colleagues know it, on the record of what was done. */
  doer: {
    whose: "colleague",
    why: "provingWhat",
    basis: "contract",
    kept: { by: "organisation" },
    lies: ["agency", "park", "partner"],
    seen: ["agency", "park", "partner"],
    schemas: [
      ...["Application", "AssignedApplication", "ArrivalConfirmation", "Assessment", "CareService", "Complaint"],
      ...[
        "EngagementStepState",
        "EnterpriseLink",
        "EventOutcome",
        "Filing",
        "@filing",
        "FilingCorrection",
        "Fulfilment",
      ],
      ...["GraduateRecipient", "Intention", "Interviewee", "Introduction", "Lead", "AgencyLead", "Merge", "Message"],
      ...["Move", "OnboardingDetail", "Receipt", "Recipient", "Rectification", "Registration", "RosterFile"],
      ...["ApiKey", "IssuedApiKey", "ServiceResult", "StatementStep", "TimelineEntry"],
    ],
    fields: [
      ...["by", "movedBy", "recruiterName", "closedBy", "madeBy", "recordedBy", "filedBy", "markedBy", "mergedBy"],
      ...["attendedBy", "name"],
    ],
    stored: [],
  },
  auditEntry: {
    whose: "colleague",
    why: "provingWhat",
    basis: "law",
    kept: { by: "law" },
    lies: ["agency", "park", "partner"],
    seen: ["owner", "park", "partner"],
    schemas: ["AuditEntry"],
    fields: ["by", "name"],
    stored: ["audit"],
  },
} as const satisfies Record<string, PersonalNoun>;
