import type { Endpoint } from "@shanhai/contract/endpoint";
import type { AuthorizerContext } from "@shanhai/http/caller";
import type { Person } from "../laptop.ts";
import type { World } from "../tenancy/world.ts";

/** Somebody who sends requests: what the authorizer says of them, and what they would name if they meant well. */
export interface Actor {
  name: string;
  caller: AuthorizerContext;
  ids(endpoint: Endpoint): Record<string, string>;
  body(endpoint: Endpoint): unknown;
}

/** Whether somebody of this kind and role is let in at all. */
export function mayCall({ permits }: Endpoint, { kind, role }: AuthorizerContext): boolean {
  if (typeof permits === "string") return true;
  const roles = (permits as Record<string, readonly string[] | undefined>)[kind ?? ""];
  return roles?.includes(role ?? "") ?? false;
}

/** Every role there is, mostly around agency B and its park, whose records the world names. */
export async function actorsOf(world: World): Promise<Actor[]> {
  const { laptop, a, b, keys, outsider, nobody, evaluator, administrators, partnerA, partnerB } = world;
  const recruiter = await laptop.person("recruiter@b.test");
  const people: [string, Person][] = [
    ["owner", b],
    ["recruiter", recruiter],
    ["program", keys.b],
    ["administrator", administrators[0] as Person],
    ["evaluator", evaluator],
    ["coordinator", partnerB.coordinator],
    ["owner of another agency", a],
    ["coordinator of another partner", partnerA.coordinator],
    ["owner in another park", outsider],
    ["nobody", nobody],
  ];
  return Promise.all(
    people.map(async ([name, { accessToken }]) => {
      const asked = { headers: { authorization: `Bearer ${accessToken}` } };
      const { context } = await laptop.functions.authorize(asked as never, {} as never);
      return {
        name,
        caller: context,
        ids: (endpoint: Endpoint) => ({ agencyId: world.agencyOfB, ...world.idsOfB(endpoint) }),
        body: (endpoint: Endpoint) => world.validBody(endpoint, world.filledB),
      };
    }),
  );
}
