import { COLLEAGUES } from "./colleagues.ts";
import { CONTACTS } from "./contacts.ts";
import { SEEKERS } from "./seekers.ts";

/** Every noun that says something of a person. Side files, so that no function carries them. */
export const PERSONAL_NOUNS = { ...SEEKERS, ...CONTACTS, ...COLLEAGUES };
export type PersonalNounName = keyof typeof PERSONAL_NOUNS;
export type PersonalField = (typeof PERSONAL_NOUNS)[PersonalNounName]["fields"][number];

/** What looks like a person's and is not: names of things, words of organisations. By field, the schemas that it stands in. */
export const NOT_OF_A_PERSON: Readonly<Record<string, readonly string[]>> = {
  name: [
    ...["Standing", "ParkOverview", "Agency", "@agency", "Onboarding", "OnboardingDetail", "Agreement"],
    ...["Scorecard", "@scorecard", "Indicator", "Evaluation", "Programme", "@programme", "Board", "BoardCity"],
    ...["Audience", "CatalogueEntry", "Enterprise", "@enterprise", "ExportJob", "Fulfilment", "Funnel", "FunnelRow"],
    ...["JobSource", "JobSourceFigures", "@jobBoard", "Offering", "@offering", "Partner", "PartnerDetail", "@partner"],
    ...["PartnerHome", "PlanMatches", "Roster", "SavedFilter", "StationMonth", "SurveyVisitResult", "TwoPlaces"],
    ...["TalentMap", "TalentOccupation", "Visit", "@visit"],
    ...["Assessment", "ApiKey", "IssuedApiKey", "@apiKey", "ParkUsage"],
  ],
  // The agreement that follows it.
  renewedBy: ["Agreement"],
  // By a rule or by hand; by week or month; the two who score.
  by: ["ClassJobs", "@figures", "Assessment"],
};
