import { ParkId, SurveyId } from "@shanhai/contract/scalar";
import type { OwnerKeys } from "@shanhai/store/key-ring";
import { isSigned, readSignedToken, writeSignedToken } from "./signed-token.ts";

/** Which survey of which park a link answers. */
export interface SurveyToken {
  parkId: ParkId;
  surveyId: SurveyId;
}

const PURPOSE = "survey";

/** A link's token: names one survey, signed with its park's key. */
export function writeSurveyToken(keys: OwnerKeys, { parkId, surveyId }: SurveyToken): string {
  return writeSignedToken(keys, PURPOSE, parkId, [surveyId]);
}

/** What a token names, or undefined when it is none or its signature is wrong. `keysOf` gives a park's keys. */
export function readSurveyToken(text: string, keysOf: (parkId: ParkId) => OwnerKeys): SurveyToken | undefined {
  const { owner, named, signature } = readSignedToken(text);
  const [parkId, surveyId] = [ParkId.safeParse(owner), SurveyId.safeParse(named[0])];
  if (named.length !== 1 || !parkId.success || !surveyId.success) return undefined;
  if (!isSigned(keysOf(parkId.data), PURPOSE, named, signature)) return undefined;
  return { parkId: parkId.data, surveyId: surveyId.data };
}
