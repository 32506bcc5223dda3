import { ParkId, SurveyId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { readLinkToken, writeLinkToken } from "./link-token.ts";

/** Which survey of which park a link answers. */
export interface SurveyToken {
  parkId: ParkId;
  surveyId: SurveyId;
}

/** A link's token: names one survey, signed with its park's key. */
export function writeSurveyToken(keys: OwnerKeys, { parkId, surveyId }: SurveyToken): string {
  return writeLinkToken(keys, "survey", parkId, [surveyId]);
}

/** What a token names, or undefined when it is none or its signature is wrong. `keysOf` gives a park's keys. */
export function readSurveyToken(text: string, keysOf: (parkId: string) => OwnerKeys): SurveyToken | undefined {
  const read = readLinkToken(text, "survey", { owner: ParkId, parts: [SurveyId] }, keysOf);
  return read && { parkId: read.owner as ParkId, surveyId: read.parts[0] as SurveyId };
}
