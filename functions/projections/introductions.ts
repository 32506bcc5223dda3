import { AgencyId } from "@shanhai/contract/scalar";
import { type IntroductionRecord, type OfferedRecord, offer, type ToldApplication } from "@shanhai/domain/introduction";
import { copyOffered, followAnswer, followStage } from "@shanhai/store/introduction";
import { isErasing } from "@shanhai/store/standing";
import { recordOf } from "@shanhai/store/table";
import { mintMemberScope, mintPartnerItemsScope, mintTenantItemsScope } from "@shanhai/tenancy/mint";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import { countForCohort } from "./cohorts.ts";

/*
 * Between a school and the agencies it recommends people to: an agency learns that there is somebody to look at, the school what
 * became of them, by the stage alone. Each step may be done again, late or out of order.
 */

type Image = Record<string, unknown>;

async function introductionMade(
  platform: Platform,
  _partnerId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  if (before) return;
  const record = recordOf<IntroductionRecord>(image);
  // Nothing is written any more for an agency that is being erased.
  if (await isErasing(platform.open(mintMemberScope()), AgencyId.parse(record.agencyId))) return;
  await copyOffered(platform.open(mintTenantItemsScope(record.agencyId)), offer(record));
}

async function offeredAnswered(platform: Platform, _tenantId: string, image: Image): Promise<void> {
  const record = recordOf<OfferedRecord>(image);
  if (record.status === "waiting") return;
  const act = backgroundAct(platform, "answerIntroduction", record.introductionId);
  await followAnswer(platform.open(mintPartnerItemsScope(record.partnerId)), act, record);
}

async function applicationMoved(
  platform: Platform,
  tenantId: string,
  image: Image,
  before: Image | undefined,
): Promise<void> {
  const application = recordOf<ToldApplication>(image);
  const { introduction, version } = application;
  if (!introduction || before?.version === version) return;
  await followStage(
    platform.open(mintPartnerItemsScope(introduction.partnerId)),
    introduction.introductionId,
    application,
  );
  await countForCohort(platform, tenantId, application);
}

/** By the item's partition without its owner; `*` stands for whatever comes behind the noun. */
export const INTRODUCTION_CONSEQUENCES = {
  "N#introduction": introductionMade,
  "T#introduction": offeredAnswered,
  "T#application#*": applicationMoved,
};
