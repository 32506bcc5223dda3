import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { urlOf } from "@shanhai/client/client";
import type { Endpoint } from "@shanhai/contract/endpoint";
import type { Problem } from "@shanhai/contract/problem";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { TARGETS, type Target } from "../fuzz/request.ts";
import type { Person } from "../laptop.ts";
import type { World } from "../tenancy/world.ts";

const ID = /\b[a-z]{3}_[0-7][0-9A-HJKMNP-TV-Z]{25}\b/g;

type Item = Record<string, unknown> & { pk: string };

/** Everything in the table, as it lies there. */
export async function wholeTable(endpoint: string): Promise<Item[]> {
  const client = embeddedDocumentClient(endpoint);
  const items: Item[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: TABLE_NAME, ExclusiveStartKey }));
    items.push(...((page.Items ?? []) as Item[]));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  client.destroy();
  return items;
}

/** Whose partition an item lies in, its audit included: `T#agn_…`, `P#prk_…`, `N#ptn_…`, or what belongs to no one owner. */
export function ownerOf({ pk }: Item): string {
  const [kind = "", id = ""] = pk.split("#");
  return /^(agn|prk|ptn)_/.test(id) ? id : kind;
}

/** Every id that an item holds. */
export const idsOf = (item: Item): string[] => JSON.stringify(item).match(ID) ?? [];
const idsIn = (items: readonly Item[]) => new Set(items.flatMap(idsOf));

/** Ids by what they name: `ord` and so on. */
type Ids = ReadonlyMap<string, readonly string[]>;

function byKind(ids: Iterable<string>): Ids {
  const kinds = new Map<string, string[]>();
  for (const id of ids) kinds.set(id.slice(0, 3), [...(kinds.get(id.slice(0, 3)) ?? []), id]);
  return kinds;
}

/** Somebody with a right token who asks for what is another's. */
export interface Attacker {
  name: string;
  person: Person;
  /** Whether they may call it at all. */
  may(endpoint: Endpoint): boolean;
  /** Their own records, by the parameters that name them. */
  params(endpoint: Endpoint): Record<string, string>;
  body(endpoint: Endpoint): unknown;
  own: Ids;
  /** What stands in their victims' partitions and in none that they may read. */
  foreign: Ids;
  owner: string;
  victims: readonly string[];
}

const permitted =
  (kind: "agency" | "park" | "partner", role: string) =>
  ({ permits }: Endpoint): boolean =>
    typeof permits === "object" && ((permits[kind] as readonly string[] | undefined)?.includes(role) ?? false);

/** An agency, a park's administrator and a partner's coordinator, each against those beside them and those elsewhere. */
export async function attackersOf(world: World): Promise<Attacker[]> {
  const { laptop, a, administrators, partnerA, partnerB, partnerElsewhere } = world;
  const { filledA, event, parkIds, onboarding, cohortsOf, batchesOf, registrationsOf } = world;
  await laptop.drain();
  const items = await wholeTable(laptop.endpoint);
  const [first, second] = administrators as [Person, Person];
  const organisationOf = async ({ accessToken }: Person) => {
    const asked = { headers: { authorization: `Bearer ${accessToken}` } };
    return (await laptop.functions.authorize(asked as never, {} as never)).context.organisationId ?? "";
  };
  const [agencyA, parkOne, parkTwo] = [
    await organisationOf(a),
    await organisationOf(first),
    await organisationOf(second),
  ];
  const elsewhere = [parkTwo, world.agencyOfOtherPark, partnerElsewhere.ids.partnerId];

  function ids(owner: string, readable: readonly string[], victims: readonly string[]) {
    const at = (owners: readonly string[]) => idsIn(items.filter((item) => owners.includes(ownerOf(item))));
    const known = at([owner, ...readable, "S"]);
    return {
      owner,
      victims,
      own: byKind(at([owner])),
      foreign: byKind([...at(victims)].filter((id) => !known.has(id))),
    };
  }
  const body = (endpoint: Endpoint) => world.validBody(endpoint, filledA);
  const leads = (endpoint: Endpoint) =>
    endpoint.path.startsWith("/agency-leads/") ? { leadId: filledA.agencyLeadId } : {};
  return [
    {
      ...{ name: "an agency's owner", person: a, may: permitted("agency", "owner"), body },
      ...ids(agencyA, [], [world.agencyOfB, ...elsewhere]),
      params: (endpoint) => ({
        ...{ ...event.ids, ...filledA.ids, ...partnerA.ids, ...batchesOf.a, ...leads(endpoint) },
        ...{ registrationId: registrationsOf.a, cohortId: cohortsOf.a.cohortId },
        ...(endpoint.path.includes("{cohortId}") ? cohortsOf.a : {}),
      }),
    },
    {
      ...{ name: "a park's administrator", person: first, may: permitted("park", "administrator"), body },
      ...ids(parkOne, [], elsewhere),
      params: ({ path }) => ({
        ...{ ...onboarding, ...partnerA.ids, ...event.ids, ...parkIds, agencyId: agencyA },
        ...(path.includes("{entryId}") ? contestOf(items, event.ids.entryId) : {}),
      }),
    },
    {
      ...{
        name: "a partner's coordinator",
        person: partnerA.coordinator,
        may: permitted("partner", "coordinator"),
        body,
      },
      ...ids(partnerA.ids.partnerId, [parkOne, agencyA], [partnerB.ids.partnerId, ...elsewhere]),
      params: () => ({ ...filledA.ids, ...partnerA.ids, cohortId: cohortsOf.a.cohortId }),
    },
  ];
}

/** What a parameter or a field names, by the pattern of its ids; undefined for what is no id. */
export const kindOf = (pattern: string | undefined): string | undefined =>
  /^\^([a-z]{3})_\[0-7\]/.exec(pattern ?? "")?.[1];

/** The names of an endpoint's parameters, in the order of its path. */
export const paramNames = ({ endpoint }: Target): string[] =>
  [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** An attacker's own records under each parameter of an endpoint: those that are named, or any of that kind. */
export function ownParams(attacker: Attacker, target: Target): Record<string, string> {
  const { endpoint } = target;
  const named = attacker.params(endpoint);
  const shape = (
    endpoint.params as {
      shape?: Record<string, { _zod: { def: { checks?: { _zod: { def: { pattern?: RegExp } } }[] } } }>;
    }
  ).shape;
  return Object.fromEntries(
    paramNames(target).map((name) => {
      const pattern = shape?.[name]?._zod.def.checks?.[0]?._zod.def.pattern?.source;
      return [name, named[name] ?? attacker.own.get(kindOf(pattern) ?? "")?.[0] ?? ""];
    }),
  );
}

export interface Answered {
  status: number;
  text: string;
  content: Problem & { items?: unknown[]; cursor?: string; version?: number };
}

/** Sends as somebody; a body may be text already. */
export async function send(
  world: World,
  person: Pick<Person, "accessToken">,
  endpoint: Endpoint,
  input: { params?: object; query?: object; body?: unknown; headers?: Record<string, string> },
): Promise<Answered> {
  const { body = {} } = input;
  const response = await fetch(`${world.laptop.origin}${urlOf(endpoint, { ...input.params }, { ...input.query })}`, {
    method: endpoint.method,
    headers: {
      authorization: `Bearer ${person.accessToken}`,
      "content-type": "application/json",
      ...input.headers,
    },
    ...(endpoint.method === "GET" || endpoint.method === "DELETE"
      ? {}
      : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, content: JSON.parse(text) };
}

/** The same, and once more in the version that is current, so that no old one stands before what is tried. */
export async function sendCurrent(
  world: World,
  person: Pick<Person, "accessToken">,
  endpoint: Endpoint,
  input: { params?: object; body: object },
): Promise<Answered> {
  const first = await send(world, person, endpoint, input);
  const current = (first.content.current as { version?: number } | undefined)?.version;
  if (first.content.code !== "stale" || current === undefined) return first;
  return send(world, person, endpoint, { ...input, body: { ...input.body, version: current } });
}

export const targetsFor = (attacker: Attacker): Target[] => TARGETS.filter(({ endpoint }) => attacker.may(endpoint));
export const takesBody = ({ method }: Endpoint) => method !== "GET" && method !== "DELETE";

/** The contest that an entry is in, which is another event than the park's other records name. */
function contestOf(items: readonly Item[], entryId: string): { eventId?: string } {
  const eventId = items.find((item) => item.entryId === entryId)?.eventId;
  return typeof eventId === "string" ? { eventId } : {};
}
