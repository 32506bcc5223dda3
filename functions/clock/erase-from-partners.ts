import type { PendingPartnerErasure } from "@shanhai/domain/erasure";
import { forgetProposed } from "@shanhai/domain/prospect-proposal";
import { listPendingPartners, removePendingPartners } from "@shanhai/store/erasure";
import { findGraduates, getGraduate, removeGraduate } from "@shanhai/store/graduate";
import { findIntentionByHash, removeIntention } from "@shanhai/store/intention";
import { eraseFromIntroductions } from "@shanhai/store/introduction";
import { findProposals, saveForgottenProposal } from "@shanhai/store/prospect-proposal";
import type { Table } from "@shanhai/store/table";
import { mintPartnerScope } from "@shanhai/tenancy/mint";
import type { ParkScope, PartnerScope } from "@shanhai/tenancy/scope";
import { backgroundAct } from "../background-act.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import type { Attempt } from "./attempt.ts";

/** Takes who has the phone off a school's rosters, with the name that its recommendations kept. */
async function eraseGraduate(platform: Platform, table: Table<PartnerScope>, phoneHash: string): Promise<void> {
  await settle(async () => {
    const names = await findGraduates(table, [{ kind: "phone", hash: phoneHash }]);
    const graduateId = names.get(phoneHash);
    const graduate = graduateId && (await getGraduate(table, graduateId));
    if (!graduate) return;
    // First the name: with the person, what says where it stands would be gone.
    await eraseFromIntroductions(table, graduate.graduateId);
    await removeGraduate(table, backgroundAct(platform, "erasePerson"), graduate);
  });
}

/** Takes who has the phone off a station's list. */
async function eraseIntention(platform: Platform, table: Table<PartnerScope>, phoneHash: string): Promise<void> {
  await settle(async () => {
    const intention = await findIntentionByHash(table, phoneHash);
    if (intention) await removeIntention(table, backgroundAct(platform, "erasePerson"), intention);
  });
}

/** Takes who has the phone out of what an ally proposed. */
async function eraseProposed(platform: Platform, table: Table<PartnerScope>, phoneHash: string): Promise<void> {
  for (const proposal of await findProposals(table, phoneHash)) {
    const act = backgroundAct(platform, "erasePerson");
    await saveForgottenProposal(table, act, forgetProposed(proposal, act));
  }
}

/**
 * Takes people who had themselves erased out of the lists of their park's partners. What fails stays noted until the next day; done
 * again it finds nobody.
 */
export async function eraseFromPartners(platform: Platform, park: Table<ParkScope>, attempt: Attempt): Promise<void> {
  for (const { receiptId, partners } of await listPendingPartners(park)) {
    let done = 0;
    const erase = async ({ partnerId, phoneHash }: PendingPartnerErasure["partners"][number]) => {
      // The park noted its own partners when the person had proven their phone.
      const table = platform.open(mintPartnerScope(partnerId, park.scope.id));
      await eraseGraduate(platform, table, phoneHash);
      await eraseIntention(platform, table, phoneHash);
      await eraseProposed(platform, table, phoneHash);
      done += 1;
    };
    for (const one of partners) {
      await attempt({ partnerId: one.partnerId, receiptId, act: "erasePerson" }, () => erase(one));
    }
    if (done === partners.length) await removePendingPartners(park, receiptId);
  }
}
