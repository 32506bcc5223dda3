import * as contract from "@shanhai/contract/conversation";
import type { Phone } from "@shanhai/contract/identity";
import { JOB_CONSENT_VERSION } from "@shanhai/contract/job-application";
import { writeMessage } from "@shanhai/domain/conversation";
import { applyFor } from "@shanhai/functions/apply";
import { backgroundAct } from "@shanhai/functions/background-act";
import { findConversation } from "@shanhai/functions/conversation";
import { getBoardPosting } from "@shanhai/store/board-posting";
import { saveConversation } from "@shanhai/store/conversation";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { agencyId, type Direct } from "../direct.ts";
import { jobsOf } from "../jobs.ts";
import type { Person } from "../laptop.ts";

/** Calls every endpoint of conversations once, with somebody who applied by a link. */
export async function measureConversation(direct: Direct, owner: Person, parkId: string): Promise<void> {
  const jobs = jobsOf(direct, parkId);
  const { postingId } = await jobs.post();
  const job = await getBoardPosting(jobs.park, postingId);
  if (!job) throw new Error("Not posted");
  const table = direct.platform.open(mintTenantScope(agencyId(1), parkId));
  const applicationId = await applyFor(table, backgroundAct(direct.platform, "applyForJob"), job, {
    input: { name: "汪小洋", phone: "19900090001" as Phone },
    source: { kind: "board", sourceId: "board", name: "园区" },
    request: "kzzzzzzz-000000000000",
    consent: { textVersion: JOB_CONSENT_VERSION, means: "written", by: "汪小洋" },
  });
  const params = { applicationId };
  await owner.call(contract.getConversation, { params });
  async function ask() {
    const act = backgroundAct(direct.platform, "writeByLink");
    const { before, current } = await findConversation(table, applicationId);
    const { conversation: after, message } = writeMessage(current, { from: "seeker", text: "在吗" }, act);
    await saveConversation(table, act, { before, after, message }, {});
  }
  await ask();
  await owner.call(contract.sendMessage, { params, body: { text: "您好" } });
  await ask();
  await owner.call(contract.listMessages, { params, query: {} });
  await owner.call(contract.readConversation, { params, body: { received: 2 } });
  await owner.call(contract.transitConversation, { params, body: { to: "closed", version: 5 } });
  await owner.call(contract.listConversations, { query: {} });
}
