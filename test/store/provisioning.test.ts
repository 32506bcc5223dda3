import { type Agency, getAgency, registerAgency } from "@shanhai/contract/agency";
import type { AgencyId } from "@shanhai/contract/scalar";
import type { Platform } from "@shanhai/functions/platform";
import { provision } from "@shanhai/functions/projections/provisioning";
import { getOrganisation, getStanding } from "@shanhai/store/standing";
import { mintMemberScope, mintTenantScope } from "@shanhai/tenancy/mint";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { type Person, uscc } from "../laptop.ts";

/* Provisioning that is cut off at any of its steps: the stream's next delivery completes it, and no step is done twice. */

let direct: Direct;
let parkId: string;
let administrator: Person;

beforeAll(async () => {
  direct = await startDirect();
  ({ parkId } = await direct.functions.provision({ name: "园区", division: "330800", administratorEmail: "a@b.test" }));
  administrator = direct.staff("administrator", parkId);
});
afterAll(() => direct?.stop());

/** The platform, failing at its n-th step: a call of the table, or making the data key. */
function failingAt(step: number, when: "before" | "after"): { platform: Platform; steps: () => number } {
  let steps = 0;
  async function counted<T>(run: () => Promise<T>): Promise<T> {
    steps += 1;
    const now = steps === step;
    if (now && when === "before") throw new Error("cut off");
    const answer = await run();
    if (now) throw new Error("cut off");
    return answer;
  }
  const open: Platform["open"] = (scope) => {
    const table = direct.platform.open(scope);
    const client = Object.create(table.client) as typeof table.client;
    client.send = ((...input: Parameters<typeof table.client.send>) =>
      counted(async () => table.client.send(...input))) as typeof table.client.send;
    return { ...table, client, keys: { ...table.keys, sealing: () => counted(() => table.keys.sealing()) } };
  };
  return { platform: { ...direct.platform, open }, steps: () => steps };
}

let number = 0;
async function registered(): Promise<Agency> {
  number += 1;
  const body = { name: `机构${number}`, uscc: uscc(number), licenceNumber: "1", licenceExpiry: "2030-01-01" };
  return administrator.call(registerAgency, { body });
}

const read = (agencyId: AgencyId) => administrator.call(getAgency, { params: { agencyId } });

async function expectWhole({ agencyId }: Agency) {
  expect(await read(agencyId)).toMatchObject({ status: "active", version: 2 });
  const standing = await getStanding(direct.platform.open(mintTenantScope(agencyId, parkId)));
  expect(standing).toMatchObject({ agencyId, parkId, quotas: { members: 50 } });
  expect(await getOrganisation(direct.platform.open(mintMemberScope()), agencyId)).toBeDefined();
}

test("provisioning takes four steps, and is active only after the last", async () => {
  const agency = await registered();
  const whole = failingAt(99, "before");
  await provision(whole.platform, parkId, { ...agency, scoreTenths: 0 });
  expect(whole.steps()).toBe(4);
  await expectWhole(agency);
});

test.each([1, 2, 3, 4].flatMap((step) => [[step, "before"] as const, [step, "after"] as const]))(
  "cut off at step %i, %s it happened: not active before its end, and whole after the next delivery",
  async (step, when) => {
    const agency = await registered();
    const record = { ...agency, scoreTenths: 0 };
    await expect(provision(failingAt(step, when).platform, parkId, record)).rejects.toThrow("cut off");
    const done = step === 4 && when === "after";
    expect((await read(agency.agencyId)).status).toBe(done ? "active" : "approved");
    await provision(direct.platform, parkId, record);
    await provision(direct.platform, parkId, record);
    await expectWhole(agency);
  },
);

test("an older record that comes late takes nothing back", async () => {
  const agency = await registered();
  const record = { ...agency, scoreTenths: 0 };
  await provision(direct.platform, parkId, { ...record, status: "suspended", version: 3 });
  await provision(direct.platform, parkId, { ...record, status: "active", version: 2 });
  expect(await getOrganisation(direct.platform.open(mintMemberScope()), agency.agencyId)).toMatchObject({
    status: "suspended",
  });
});
