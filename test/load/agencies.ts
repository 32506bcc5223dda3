import { setTimeout as sleep } from "node:timers/promises";
import { type Client, createClient } from "@shanhai/client/client";
import { getAgency, getStanding, registerAgency, updateAgency } from "@shanhai/contract/agency";
import { recommendCandidates } from "@shanhai/contract/application";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { acceptInvitation, inviteToAgency } from "@shanhai/contract/invitation";
import { getMe } from "@shanhai/contract/member";
import { createOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { signIn } from "@shanhai/local/sign-in";
import { uscc } from "../laptop.ts";

/** So long the authorizer remembers how often an agency may ask. */
const REMEMBERED_MS = 32_000;
const ADMINISTRATOR = "admin@quzhou.demo";

/** An agency with what its recruiters look at: an enterprise, an order with a position, people, some of them on the board. */
export interface LoadedAgency {
  agencyId: string;
  token: string;
  call: Client["call"];
  enterpriseId: string;
  orderId: string;
  positionId: string;
  candidateIds: string[];
  /** Of the first of these people, all newly recommended. */
  applicationIds: string[];
}

async function person(origin: string, email: string) {
  const { accessToken: token, idToken } = await signIn(origin, email);
  const { call } = createClient({ origin, token: () => token, timeoutMs: 60_000 });
  return { token, idToken, call };
}
type Signed = Awaited<ReturnType<typeof person>>;

/** The park's administrator, once the laptop has made the park: it answers requests before. */
export async function administratorOf(origin: string): Promise<Signed> {
  const administrator = await person(origin, ADMINISTRATOR);
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { memberships } = await administrator.call(getMe, {});
    if (memberships.length > 0) return administrator;
    await sleep(100);
  }
  throw new Error("The park was not opened");
}

/** Does one after another of these in a few lanes. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<unknown>) {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** An agency registered by the park, its owner invited and signed in. */
export async function openAgency(origin: string, administrator: Signed, number: number) {
  const body = {
    name: `负荷机构${number}`,
    uscc: uscc(4000 + number),
    licenceNumber: `3308${number}`,
    licenceExpiry: "2030-12-31",
    homeDivision: "330800",
  };
  const { agencyId } = await administrator.call(registerAgency, { body: body as never });
  const email = `owner${number}@load.test`;
  const { path } = await administrator.call(inviteToAgency, { params: { agencyId }, body: { email } });
  const owner = await person(origin, email);
  const token = path.split("/").at(-1) ?? "";
  await owner.call(acceptInvitation, { body: { token, idToken: owner.idToken } });
  return { agencyId, owner };
}

/** The order that the agency works on, with so many people on file and the first of them recommended. */
export async function fillAgency(
  { agencyId, owner }: Awaited<ReturnType<typeof openAgency>>,
  { people, recommended }: { people: number; recommended: number },
): Promise<LoadedAgency> {
  const { call } = owner;
  const { enterpriseId } = await call(createEnterprise, { body: { name: "衢州新材料有限公司", uscc: uscc(1) } });
  const order = { enterpriseId, title: "操作工一百名", deadline: "2030-01-01" };
  const { orderId } = await call(createOrder, { body: order as never });
  const position = { title: "操作工", occupation: "操作工", headcount: 5000, payMin: 500_000, payMax: 700_000 };
  const { positionId } = await call(addPosition, {
    params: { orderId },
    body: { ...position, place: "浙江省衢州市柯城区" } as never,
  });
  const candidateIds: string[] = [];
  await inLanes(
    Array.from({ length: people }, (_, index) => index),
    4,
    async (index) => {
      const phone = `198${String(index).padStart(8, "0")}`;
      const body = {
        name: `王小${index}`,
        phone,
        occupation: "操作工",
        homePlace: "浙江省衢州市柯城区",
        consent: true,
      };
      const { candidateId } = await call(createCandidate, { body: body as never });
      candidateIds.push(candidateId);
    },
  );
  const chosen = candidateIds.slice(0, recommended);
  const { results } =
    chosen.length > 0
      ? await call(recommendCandidates, { params: { positionId }, body: { candidateIds: chosen as never } })
      : { results: [] };
  const applicationIds = results.flatMap(({ applicationId }) => applicationId ?? []);
  return { agencyId, token: owner.token, call, enterpriseId, orderId, positionId, candidateIds, applicationIds };
}

/** How often each of these agencies may ask from now on: waits until the stream has told it, and the authorizer forgot what it knew. */
export async function setRates(administrator: Signed, agencies: readonly LoadedAgency[], requestsAMinute: number) {
  for (const { agencyId } of agencies) {
    const params = { agencyId } as never;
    const { version, quotas } = await administrator.call(getAgency, { params });
    await administrator.call(updateAgency, { params, body: { version, quotas: { ...quotas, requestsAMinute } } });
  }
  for (const { call } of agencies) {
    const known = async () => (await call(getStanding, {})).quotas.requestsAMinute === requestsAMinute;
    for (let attempt = 0; !(await known()); attempt += 1) {
      if (attempt > 300) throw new Error("The agencies' rates were not told");
      await sleep(1000);
    }
  }
  await sleep(REMEMBERED_MS);
}
