import type * as contract from "@shanhai/contract/access-export";
import type { ResultOf } from "@shanhai/contract/endpoint";
import { personalCopy } from "@shanhai/domain/access-export";
import type { Request } from "@shanhai/http/serve";
import { personalCopyPage } from "@shanhai/pages/personal-copy-page";
import { getLivingCandidate, noteCopy } from "@shanhai/store/candidate";
import { getStanding } from "@shanhai/store/standing";
import { heldData } from "../held-data.ts";
import type { Platform } from "../platform.ts";

/** What the agency holds of one person, to hand to that person; the audit says who took it. */
export async function copy(
  { act, scope, input }: Request<typeof contract.copyPersonalData>,
  platform: Platform,
): Promise<ResultOf<typeof contract.copyPersonalData>> {
  const table = platform.open(scope);
  const [person, standing] = await Promise.all([
    getLivingCandidate(table, input.params.candidateId),
    getStanding(table),
  ]);
  const held = await heldData(table, person, { agencyName: standing?.name ?? "" });
  const made = personalCopy([held], { at: act.at });
  await noteCopy(table, act, person);
  return { copy: made, html: personalCopyPage(input.body.language, made) };
}
