import { listApplications } from "@shanhai/contract/application";
import { sendMessage } from "@shanhai/contract/conversation";
import { getPosting } from "@shanhai/contract/posting";
import { getJobBoardLink } from "@shanhai/contract/posting-source";
import type { ApplicationId } from "@shanhai/contract/scalar";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";

/** Two people apply to each of these postings of the park by its board's link, and write to the agency. */
export async function fillConversations(
  origin: string,
  administrator: Person,
  postings: readonly { owner: Person; postingId: string }[],
): Promise<ApplicationId[]> {
  const { path } = await administrator.call(getJobBoardLink, { query: {} });
  const numberAt = async (at: string) => numberIn(await (await fetch(at)).text());
  const forms = await Promise.all(
    postings.flatMap(({ owner, postingId }, index) =>
      [1, 2].map(async (person) => {
        const at = `${origin}${path}/${postingId}`;
        return { owner, at, request: await numberAt(at), phone: `1990031000${index * 2 + person}` };
      }),
    ),
  );
  // Nobody types faster than this, and who does is no person.
  await new Promise((resolve) => setTimeout(resolve, 2_600));
  for (const { owner, at, request, phone } of forms) {
    const body = new URLSearchParams({ request, name: "扫码者", phone, website: "", consent: "yes" });
    const applied = await fetch(at, { method: "POST", body, redirect: "manual" });
    const applicationId = (/app_\w{26}/.exec(applied.headers.get("location") ?? "")?.[0] ?? "") as ApplicationId;
    await owner.call(sendMessage, { params: { applicationId }, body: { text: "您好" } });
    const progress = `${origin}${applied.headers.get("location")}`;
    const message = new URLSearchParams({ request: await numberAt(progress), text: "在吗" });
    await fetch(`${progress}/messages`, { method: "POST", body: message, redirect: "manual" });
  }
  return Promise.all(
    postings.map(async ({ owner, postingId }) => {
      const { positionId } = await owner.call(getPosting, { params: { postingId } });
      const { items } = await owner.call(listApplications, { params: { positionId }, query: {} });
      return items[0]?.applicationId as ApplicationId;
    }),
  );
}
