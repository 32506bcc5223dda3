import { listAgencies, registerAgency } from "@shanhai/contract/agency";
import { acceptInvitation, inviteColleague, inviteToAgency, inviteToPark } from "@shanhai/contract/invitation";
import { getMe } from "@shanhai/contract/member";
import { usccCheck } from "@shanhai/contract/uscc";
import { type Actor, type DemoSteps, demoSteps, type Seed } from "./demo-steps.ts";

export const ADMINISTRATOR = "admin@quzhou.demo";
export const EVALUATOR = "evaluator@quzhou.demo";
/** Scores beside the first: every agency has two. */
export const SECOND_EVALUATOR = "evaluator2@quzhou.demo";
export const CHUANSI_OWNER = "owner@chuansi.demo";
export const CHUANSI_RECRUITER = "recruiter@chuansi.demo";
export const SECOND_OWNER = "owner@second.demo";

/** An invented USCC: the check character is computed, so it is as valid as a real one. */
export function demoUscc(first17: string): string {
  const check = usccCheck(first17);
  if (check === undefined || first17.length !== 17)
    throw new Error(`Not the first 17 characters of a USCC: ${first17}`);
  return `${first17}${check}`;
}

const AGENCIES = [
  {
    step: "chuansi",
    owner: CHUANSI_OWNER,
    name: "川思控股(浙江)有限公司",
    uscc: demoUscc("91330100MA28F0011"),
    licenceNumber: "330108202400011",
    licenceExpiry: "2029-06-30",
    homeDivision: "330100",
  },
  {
    step: "second",
    owner: SECOND_OWNER,
    name: "山海第二人力资源有限公司",
    uscc: demoUscc("91330300MA28F0022"),
    licenceNumber: "330302202400022",
    licenceExpiry: "2028-12-31",
    homeDivision: "330300",
  },
];

/** Whoever was there before accepts nothing twice: membership is what counts, not which link it came by. */
export async function accept(steps: DemoSteps, name: string, person: Actor, token: string): Promise<void> {
  await steps.once(name, async (key) => {
    await join(person, token, key);
    return true;
  });
}

/** Accepts an invitation, unless the person is a member already. */
export async function join(person: Actor, token: string, idempotencyKey: string): Promise<void> {
  const { memberships } = await person.call(getMe, {});
  if (memberships.length > 0) return;
  await person.call(acceptInvitation, { body: { token, idToken: person.idToken }, idempotencyKey });
}

/**
 * The park of 衢州, its administrator and evaluator, and two agencies with their owners: provisioned, invited and accepted
 * as in real life. Made once.
 */
export async function seedOrganisations(seed: Seed): Promise<void> {
  const steps = demoSteps(seed);
  const invited = await steps.once("park", async () => {
    const { invitation } = await seed.provision({
      name: "浙江省衢州人力资源服务产业园",
      division: "330800",
      administratorEmail: ADMINISTRATOR,
    });
    return { token: invitation.token };
  });
  if (steps.isDone("chuansi-recruiter")) return;

  const administrator = await steps.actor(ADMINISTRATOR);
  await accept(steps, "administrator", administrator, invited.token);
  const evaluator = await steps.once("evaluator-invitation", async (key) => {
    const { token } = await administrator.call(inviteToPark, {
      body: { email: EVALUATOR, role: "evaluator" },
      idempotencyKey: key,
    });
    return { token };
  });
  await accept(steps, "evaluator", await steps.actor(EVALUATOR), evaluator.token);

  for (const { step, owner, ...input } of AGENCIES) {
    const { agencyId } = await steps.once(`${step}-agency`, async (key) => {
      const { items } = await administrator.call(listAgencies, { query: { limit: 100 } });
      const known = items.find((agency) => agency.uscc === input.uscc);
      const agency = known ?? (await administrator.call(registerAgency, { body: input, idempotencyKey: key }));
      return { agencyId: agency.agencyId };
    });
    const invitation = await steps.once(`${step}-invitation`, async (key) => {
      const { token } = await administrator.call(inviteToAgency, {
        params: { agencyId },
        body: { email: owner, role: "owner" },
        idempotencyKey: key,
      });
      return { token };
    });
    await accept(steps, `${step}-owner`, await steps.actor(owner), invitation.token);
  }
  const colleague = await steps.once("chuansi-recruiter-invitation", async (key) => {
    const owner = await steps.actor(CHUANSI_OWNER);
    const { token } = await owner.call(inviteColleague, { body: { email: CHUANSI_RECRUITER }, idempotencyKey: key });
    return { token };
  });
  await accept(steps, "chuansi-recruiter", await steps.actor(CHUANSI_RECRUITER), colleague.token);
}
