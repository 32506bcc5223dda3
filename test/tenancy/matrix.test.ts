import { urlOf } from "@shanhai/client/client";
import { getAgency } from "@shanhai/contract/agency";
import { ENDPOINTS } from "@shanhai/contract/api";
import { type Endpoint, keyScopeOf } from "@shanhai/contract/endpoint";
import { createEvaluation } from "@shanhai/contract/evaluation";
import { getMe } from "@shanhai/contract/member";
import type { Problem } from "@shanhai/contract/problem";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Fuzzer } from "../fuzz/fuzz.ts";
import { createLedger } from "../fuzz/ledger.ts";
import type { Person, TestLaptop } from "../laptop.ts";
import { replay } from "./iam-replay.ts";
import type { FilledPartner } from "./partner.ts";
import { createRecorder } from "./recorder.ts";
import { scopePolicies } from "./scope-policies.ts";
import type { FilledEvent, FilledTenant } from "./tenant.ts";
import { fillWorld, type World } from "./world.ts";

/*
 * The generated matrix: every endpoint of the contract × A's token × B's ids. A new endpoint appears here by itself; one
 * whose body must be right to get past parsing is given one in `world.ts`, or its row fails.
 */

const recorder = createRecorder();
const ledger = createLedger();
let world: World;
let laptop: TestLaptop;
/** Two agencies of one park, one of another, and both parks' staff. */
let a: Person;
let b: Person;
let nobody: Person;
let administrators: Person[];
let evaluator: Person;
let evaluatorElsewhere: Person;
let agencyOfB: string;
let agencyOfOtherPark: string;
let filledA: FilledTenant;
let filledB: FilledTenant;
/** An event of the park of A and B with A's and B's own registrations, and one of the other park with its agency. */
let event: FilledEvent;
let otherEvent: FilledEvent;
let registrationsOf: { a: string; b: string };
/** The first park's records about B. */
let parkIds: World["parkIds"];
/** The owner of the other park's agency. */
let outsider: Person;
/** Two partners of the first park, and one of the other. */
let partnerA: FilledPartner;
let cohortsOf: Record<"a" | "b", { orderId: string; cohortId: string }>;
/** Batches of interviews of A and B, each with somebody in it. */
let batchesOf: World["batchesOf"];
let partnerB: FilledPartner;
let partnerElsewhere: FilledPartner;
/** Programs with keys: of A's that may do all that a key may, of B's the same, and of A's one to read with and one that was revoked. */
let keys: { a: Person; b: Person; reading: Person; revoked: Person };
let idsOfB: World["idsOfB"];
let validBody: World["validBody"];

beforeAll(async () => {
  world = await fillWorld((endpoint, scope) => ledger.watch(recorder.documentClient(endpoint, scope)));
  ({
    laptop,
    administrators,
    evaluator,
    evaluatorElsewhere,
    a,
    b,
    nobody,
    outsider,
    agencyOfB,
    agencyOfOtherPark,
    filledA,
    filledB,
    event,
    otherEvent,
    registrationsOf,
    parkIds,
    partnerA,
    partnerB,
    partnerElsewhere,
    cohortsOf,
    batchesOf,
    keys,
    idsOfB,
    validBody,
  } = world);
});
afterAll(() => {
  ledger.close();
  return laptop?.stop();
});

async function send(
  person: Person | undefined,
  endpoint: Endpoint,
  input: { params?: object; query?: object; body?: unknown },
) {
  const response = await fetch(`${laptop.origin}${urlOf(endpoint, { ...input.params }, { ...input.query })}`, {
    method: endpoint.method,
    headers: {
      ...(person ? { authorization: `Bearer ${person.accessToken}` } : {}),
      "content-type": "application/json",
    },
    ...(endpoint.method === "GET" || endpoint.method === "DELETE" ? {} : { body: JSON.stringify(input.body ?? {}) }),
  });
  return {
    status: response.status,
    content: (await response.json()) as Problem & { items?: unknown[]; cursor?: string },
  };
}

const isList = (endpoint: Endpoint) => "cursor" in ((endpoint.query as { shape?: object }).shape ?? {});
const idsIn = (endpoint: Endpoint) => [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const permitsAgency = (endpoint: Endpoint) =>
  typeof endpoint.permits === "object" && endpoint.permits.agency !== undefined;
const permitsPartner = (endpoint: Endpoint) =>
  typeof endpoint.permits === "object" && endpoint.permits.partner !== undefined;
const permitsPark = (endpoint: Endpoint) => typeof endpoint.permits === "object" && endpoint.permits.park !== undefined;

/** Who of both parks may call it: administrators, or evaluators where those may not. */
const forPark = ({ permits }: Endpoint) =>
  typeof permits === "object" && permits.park?.includes("administrator")
    ? administrators
    : [evaluator, evaluatorElsewhere];

const withIds = ENDPOINTS.filter((endpoint) => idsIn(endpoint).length > 0);
/** What is the whole park's: each of its agencies reads the same. */
const OF_THE_PARK = ["listBoards"];
const lists = ENDPOINTS.filter((one) => isList(one) && idsIn(one).length === 0 && !OF_THE_PARK.includes(one.id));

test("the world has ids of B's for every path, and a right body for each that takes one", () => {
  const unknown = withIds.flatMap((endpoint) => {
    const known = new Set(["agencyId", ...Object.keys(idsOfB(endpoint))]);
    return idsIn(endpoint).filter((name) => !known.has(name));
  });
  expect(unknown, "make one of B's in test/tenancy/tenant.ts, park.ts, partner.ts or batch.ts").toEqual([]);
  const bodiless = withIds.filter(
    (endpoint) => endpoint.body && !endpoint.body.safeParse({}).success && validBody(endpoint, filledB) === undefined,
  );
  const advice = "write a right one in test/tenancy/valid-bodies.ts";
  expect(
    bodiless.map(({ id }) => id),
    advice,
  ).toEqual([]);
});

describe("A's token × B's ids is 404", () => {
  test.each(withIds.map((endpoint) => [endpoint.id, endpoint] as const))("%s", async (_, endpoint) => {
    const params: Record<string, string> = { ...idsOfB(endpoint), agencyId: agencyOfB };
    const body = validBody(endpoint, filledB);
    expect(await send(a, endpoint, { params, body })).toMatchObject({ status: 404, content: { code: "notFound" } });
    // The ids are right for their owner: the same request succeeds for B, or fails for another reason than not being there.
    if (permitsAgency(endpoint) && endpoint.method === "GET")
      expect((await send(b, endpoint, { params })).status).toBe(200);
  });

  test.each(withIds.filter((one) => idsIn(one).length > 1).map((one) => [one.id, one] as const))(
    "%s with A's own parent and B's child",
    async (_, endpoint) => {
      const [parent = "", child = ""] = idsIn(endpoint);
      const params = {
        [parent]: ({ ...event.ids, ...filledA.ids, ...batchesOf.a } as Record<string, string>)[parent],
        [child]: (idsOfB(endpoint) as Record<string, string>)[child],
      };
      const body = validBody(endpoint, filledB);
      expect(await send(a, endpoint, { params, body })).toMatchObject({ status: 404 });
    },
  );

  test.each(withIds.filter(permitsPark).map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s across parks",
    async (_, endpoint) => {
      const params = { ...idsOfB(endpoint), agencyId: agencyOfOtherPark };
      const [first, second] = forPark(endpoint);
      const stranger = endpoint.path.includes("{agencyId}") ? first : second;
      expect(await send(stranger, endpoint, { params, body: validBody(endpoint, filledB) })).toMatchObject({
        status: 404,
      });
    },
  );

  test("park staff are not let into a tenant's records at all", async () => {
    for (const endpoint of withIds.filter((one) => permitsAgency(one) && !permitsPark(one))) {
      const params = { ...idsOfB(endpoint), agencyId: agencyOfB };
      for (const person of [...administrators, evaluator]) {
        expect(await send(person, endpoint, { params, body: validBody(endpoint, filledB) }), endpoint.id).toMatchObject(
          { status: 404 },
        );
      }
    }
  });
});

describe("a program's key", () => {
  const refused = { status: 403, content: { code: "apiKey.scope" } };

  test.each(withIds.map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s with A's key and B's ids is 404, or people's alone",
    async (_, endpoint) => {
      const params: Record<string, string> = { ...idsOfB(endpoint), agencyId: agencyOfB };
      const body = validBody(endpoint, filledB);
      const expected = keyScopeOf(endpoint) ? { status: 404, content: { code: "notFound" } } : refused;
      expect(await send(keys.a, endpoint, { params, body })).toMatchObject(expected);
      if (permitsAgency(endpoint) && endpoint.method === "GET" && keyScopeOf(endpoint))
        expect((await send(keys.b, endpoint, { params })).status).toBe(200);
    },
  );

  test.each(
    ENDPOINTS.filter(({ permits }) => permits !== "public").map((endpoint) => [endpoint.id, endpoint] as const),
  )("%s is not for a key that only reads, unless it reads; and for none that is no key", async (_, endpoint) => {
    const params: Record<string, string> = { ...idsOfB(endpoint), agencyId: agencyOfB };
    const body = validBody(endpoint, filledB);
    if (keyScopeOf(endpoint) !== "read")
      expect(await send(keys.reading, endpoint, { params, body })).toMatchObject(refused);
    const forged = { ...a, accessToken: `${keys.a.accessToken.slice(0, -1)}x` };
    const unknown = { ...a, accessToken: `shk_${"0".repeat(26)}_${"0".repeat(64)}` };
    for (const nobodys of [keys.revoked, forged, unknown])
      expect(await send(nobodys, endpoint, { params, body })).toMatchObject({
        status: 401,
        content: { code: "unauthenticated" },
      });
  });

  test("reading and writing are told apart, and what is people's is no key's", () => {
    const scopes = Object.fromEntries(ENDPOINTS.map((endpoint) => [endpoint.id, keyScopeOf(endpoint)]));
    expect(scopes).toMatchObject({ listOrders: "read", createOrder: "write", revealCandidate: "reveal" });
    // Who has such a link acts by it: reading it is no reading.
    expect(scopes).toMatchObject({ getCheckInLink: "write", getEventLinks: "write", getSurveyLink: undefined });
    const lasting = ENDPOINTS.filter(({ id }) => /EnterpriseLink|(create|update|remove)Webhook|WebhookSecret/.test(id));
    expect(lasting).toHaveLength(8);
    expect(lasting.filter((one) => keyScopeOf(one))).toEqual([]);
    const persons = ENDPOINTS.filter(
      ({ path, method }) =>
        /invit|api-keys|saved-filters|^.me$/.test(path) || (/^.members/.test(path) && method !== "GET"),
    ).filter(({ id }) => id !== "inviteToInterview");
    expect(persons.length).toBeGreaterThan(15);
    expect(persons.filter((one) => keyScopeOf(one)).map(({ id }) => id)).toEqual([]);
  });
});

describe("a partner's token", () => {
  const withoutPartners = ENDPOINTS.filter((one) => typeof one.permits === "object" && !permitsPartner(one));

  test.each(withoutPartners.map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s, which is an agency's or a park's alone, is none of a partner's",
    async (_, endpoint) => {
      const params: Record<string, string> = { ...idsOfB(endpoint), agencyId: agencyOfB, ...partnerA.ids };
      const body = validBody(endpoint, filledB);
      const expected = idsIn(endpoint).length > 0 ? { status: 404 } : { status: 403, content: { code: "forbidden" } };
      expect(await send(partnerA.coordinator, endpoint, { params, body })).toMatchObject(expected);
    },
  );

  test.each(withIds.filter(permitsPartner).map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s of another partner, here or elsewhere, is 404",
    async (_, endpoint) => {
      const body = validBody(endpoint, filledB);
      const member = { memberId: filledB.ids.memberId };
      // B's posting is for everybody of its park: what is its own is whom it recommends.
      const isPublic = ["listMatchingGraduates", "introduceGraduates"].includes(endpoint.id);
      if (isPublic)
        expect(
          JSON.stringify((await send(partnerA.coordinator, endpoint, { params: filledB.ids, body })).content),
        ).not.toMatch(/"(introduced|graduate)"/);
      for (const stranger of isPublic ? [partnerElsewhere] : [partnerA, partnerElsewhere]) {
        const params = { ...filledB.ids, ...partnerB.ids, ...member, cohortId: cohortsOf.b.cohortId };
        expect(await send(stranger.coordinator, endpoint, { params, body })).toMatchObject({
          status: 404,
          content: { code: "notFound" },
        });
      }
      if (idsIn(endpoint).length > 1) {
        const { agreementId, rosterId } = partnerA.ids;
        const params = { ...partnerB.ids, agreementId, rosterId };
        expect((await send(partnerA.coordinator, endpoint, { params, body })).status).toBe(404);
      }
      if (endpoint.method === "GET")
        expect(
          (
            await send(partnerB.coordinator, endpoint, {
              params: { ...filledB.ids, ...partnerB.ids, cohortId: cohortsOf.b.cohortId },
            })
          ).status,
        ).toBe(200);
    },
  );

  test.each(ENDPOINTS.filter((one) => permitsPartner(one) && !permitsPark(one)).map((one) => [one.id, one] as const))(
    "%s is a partner's alone: 403 for parks and agencies, 404 where it names a record",
    async (_, endpoint) => {
      const named = idsIn(endpoint).length > 0;
      const expected = named
        ? { status: 404, content: { code: "notFound" } }
        : { status: 403, content: { code: "forbidden" } };
      for (const person of [...administrators, evaluator, a, outsider])
        expect(
          await send(person, endpoint, { params: idsOfB(endpoint), body: validBody(endpoint, filledB) }),
        ).toMatchObject(expected);
    },
  );

  test.each([
    ["listMembers", {}],
    ["listInvitations", {}],
    ["listAuditEntries", {}],
    ["listIntentions", {}],
    ["listFulfilments", { agreementId: "" }],
    ["listRosters", {}],
    ["listGraduates", { rosterId: "" }],
    ["listRosterFiles", { rosterId: "" }],
    ["listIntroductions", {}],
    ["listPartnerCohorts", {}],
    ["listEnrolments", { cohortId: "" }],
    ["listSharedProspects", {}],
    ["listProspectProposals", {}],
  ])("%s goes on by the partner's own cursor alone", async (id, params) => {
    const endpoint = ENDPOINTS.find((one) => one.id === id) as Endpoint;
    const page = (one: FilledPartner, cursor?: string) =>
      send(one.coordinator, endpoint, {
        params: { ...params, ...one.ids, cohortId: cohortsOf[one === partnerA ? "a" : "b"].cohortId },
        query: { limit: 1, ...(cursor ? { cursor } : {}) },
      });
    const { items, cursor } = (await page(partnerA)).content;
    expect(items).toHaveLength(1);
    expect(cursor, "a second page").toBeTypeOf("string");
    expect(await page(partnerB, cursor)).toMatchObject({ status: 400, content: { code: "cursor.invalid" } });
    expect((await page(partnerA, cursor)).status).toBe(200);
  });

  test("its lists hold nothing of another's, and its home only its own agreements", async () => {
    const named = (name: string) => ENDPOINTS.find(({ id }) => id === name) as Endpoint;
    const own = await send(partnerA.coordinator, named("getPartnerHome"), {});
    expect(JSON.stringify(own.content)).toContain(partnerA.ids.agreementId);
    for (const list of [
      "getPartnerHome",
      "listMembers",
      "listInvitations",
      "listAuditEntries",
      "listRosters",
      "listIntroductions",
      "listPartnerCohorts",
      "listSharedProspects",
      "listProspectProposals",
    ]) {
      const { content } = await send(partnerA.coordinator, named(list), {});
      expect(JSON.stringify(content), list).not.toContain(partnerB.ids.partnerId);
      expect(JSON.stringify(content), list).not.toContain("2@partner.test");
    }
    const audit = await send(partnerA.coordinator, named("listAuditEntries"), {
      query: { recordId: partnerB.ids.agreementId },
    });
    expect(audit.content.items).toEqual([]);
    const seats = await send(partnerElsewhere.coordinator, named("getDemand"), {});
    expect(seats.content).toMatchObject({ open: 0, cells: [] });
  });

  test("a park makes no agreement with another park's partner, and lists none of another's", async () => {
    const [first, second] = administrators;
    const named = (name: string) => ENDPOINTS.find(({ id }) => id === name) as Endpoint;
    const body = { ...(validBody(named("updateAgreement"), filledB) as object) };
    expect(await send(first, named("createAgreement"), { body })).toMatchObject({ status: 400 });
    expect((await send(second, named("listPartners"), {})).content.items).toHaveLength(1);
    const query = { partnerId: partnerB.ids.partnerId };
    expect((await send(second, named("listAgreements"), { query })).content.items).toEqual([]);
    expect((await send(first, named("listAgreements"), { query })).content.items).toHaveLength(2);
  });
});

describe("B's ids inside A's bodies", () => {
  test("an order for B's enterprise is 404", async () => {
    const endpoint = ENDPOINTS.find(({ id }) => id === "createOrder") as Endpoint;
    const body = { enterpriseId: filledB.ids.enterpriseId, title: "t", deadline: "2030-01-01" };
    expect(await send(a, endpoint, { body })).toMatchObject({ status: 404 });
  });

  test("recommending B's candidates and moving B's applications find nobody", async () => {
    const recommend = ENDPOINTS.find(({ id }) => id === "recommendCandidates") as Endpoint;
    const move = ENDPOINTS.find(({ id }) => id === "moveApplications") as Endpoint;
    const recommended = await send(a, recommend, { params: filledA.ids, body: { candidateIds: filledB.candidateIds } });
    expect(recommended.content).toMatchObject({ results: [{ outcome: "notFound" }, { outcome: "notFound" }] });
    const body = { applicationIds: filledB.applicationIds, to: "rejected", reason: "r" };
    const moved = await send(a, move, { params: filledA.ids, body });
    expect(moved.content).toMatchObject({ results: [{ outcome: "notFound" }, { outcome: "notFound" }] });
  });

  test("merging B's candidate into A's own, and A's into B's, is 404", async () => {
    const endpoint = ENDPOINTS.find(({ id }) => id === "mergeCandidates") as Endpoint;
    const body = { otherId: filledB.candidateIds[1], version: 1, otherVersion: 1 };
    expect(await send(a, endpoint, { params: filledA.ids, body })).toMatchObject({ status: 404 });
    const own = { ...body, otherId: filledA.candidateIds[1] };
    expect(await send(a, endpoint, { params: filledB.ids, body: own })).toMatchObject({ status: 404 });
  });

  test("searching finds nobody of B's, and B's records have no audit with A", async () => {
    const search = ENDPOINTS.find(({ id }) => id === "listCandidates") as Endpoint;
    const audit = ENDPOINTS.find(({ id }) => id === "listAuditEntries") as Endpoint;
    const own = await send(b, search, { query: { phoneLast4: "0021" } });
    expect(own.content.items).toMatchObject([{ candidateId: filledB.candidateIds[0] }]);
    const names = await send(a, search, { query: { phoneLast4: "0021" } });
    expect(names.content.items).toEqual([]);
    expect((await send(b, audit, { query: { recordId: filledB.ids.orderId } })).content.items?.length).toBeGreaterThan(
      0,
    );
    expect((await send(a, audit, { query: { recordId: filledB.ids.orderId } })).content.items).toEqual([]);
  });

  test("A's applications cannot be given to B's people, nor B's to A's", async () => {
    const assign = ENDPOINTS.find(({ id }) => id === "assignApplications") as Endpoint;
    const toB = { applicationIds: filledA.applicationIds, recruiterIds: [filledB.ids.memberId] };
    expect(await send(a, assign, { params: filledA.ids, body: toB })).toMatchObject({ status: 400 });
    const ofB = { applicationIds: filledB.applicationIds, recruiterIds: [filledA.ids.memberId] };
    expect((await send(a, assign, { params: filledA.ids, body: ofB })).content).toMatchObject({
      results: [{ outcome: "notFound" }, { outcome: "notFound" }],
    });
  });

  test("a filter is its keeper's own: a colleague finds neither it nor its id", async () => {
    const list = ENDPOINTS.find(({ id }) => id === "listSavedFilters") as Endpoint;
    const forget = ENDPOINTS.find(({ id }) => id === "deleteSavedFilter") as Endpoint;
    const colleague = await laptop.person("recruiter@a.test");
    expect((await send(colleague, list, {})).content.items).toEqual([]);
    expect((await send(colleague, forget, { params: filledA.ids })).status).toBe(404);
    expect((await send(a, list, {})).content.items).toHaveLength(2);
  });

  test("B's applicants are not invited to A's interview, nor are A's interviews for B's position", async () => {
    const invite = ENDPOINTS.find(({ id }) => id === "inviteToInterview") as Endpoint;
    const plan = ENDPOINTS.find(({ id }) => id === "createInterview") as Endpoint;
    const body = { applicationIds: filledB.applicationIds };
    expect((await send(a, invite, { params: filledA.ids, body })).content).toMatchObject({
      results: [{ outcome: "notFound" }, { outcome: "notFound" }],
    });
    expect((await send(a, plan, { params: filledA.ids, body: validBody(plan, filledB) })).status).toBe(404);
  });

  test("at the door of A's interview B's people are strangers, and a link of A's names nothing of B's", async () => {
    const link = ENDPOINTS.find(({ id }) => id === "getCheckInLink") as Endpoint;
    const { path } = (await send(a, link, { params: filledA.ids })).content as unknown as { path: string };
    const checkIn = (at: string, phone: string) =>
      fetch(`${laptop.origin}${at}`, { method: "POST", body: new URLSearchParams({ phone }) });
    expect((await fetch(`${laptop.origin}${path}`)).status).toBe(200);
    expect((await checkIn(path, "19900000021")).status).toBe(422);
    const elsewhere = path.replace(/agn_\w+/, agencyOfB).replace(filledA.ids.interviewId, filledB.ids.interviewId);
    expect((await checkIn(elsewhere, "19900000021")).status).toBe(404);
    expect((await checkIn(path, "19900000011")).status).toBe(200);
  });

  test("a client's link reaches its own position, nothing of B's by id, and is none for another agency", async () => {
    const open = async (at: string) => (await fetch(`${laptop.origin}${at}`)).status;
    const { clientPath } = filledA;
    expect(await open(`${clientPath}/positions/${filledA.ids.positionId}`)).toBe(200);
    expect(await open(`${clientPath}/arrivals`)).toBe(200);
    expect(await open(`${clientPath}/positions/${filledB.ids.positionId}`)).toBe(404);
    expect(await open(`${clientPath}/statements/${filledB.ids.statementId}`)).toBe(404);
    const elsewhere = clientPath
      .replace(/agn_\w+/, agencyOfB)
      .replace(filledA.ids.enterpriseId, filledB.ids.enterpriseId)
      .replace(filledA.ids.enterpriseLinkId, filledB.ids.enterpriseLinkId);
    expect(elsewhere).not.toBe(clientPath);
    expect(await open(elsewhere)).toBe(404);
  });

  test("a consent that names B's enterprise is 404", async () => {
    const consent = ENDPOINTS.find(({ id }) => id === "recordRecipientConsent") as Endpoint;
    expect((await send(a, consent, { params: filledA.ids, body: validBody(consent, filledB) })).status).toBe(404);
  });

  test("a list of B's people names nobody at A's position", async () => {
    const read = ENDPOINTS.find(({ id }) => id === "readArrivalList") as Endpoint;
    const rows = [{ phone: "19900000021" }, { phone: "19900000022" }];
    const { content } = await send(a, read, { params: filledA.ids, body: { rows } });
    expect(content).toMatchObject({ results: [{ outcome: "unknown" }, { outcome: "unknown" }] });
    const own = await send(b, read, { params: filledB.ids, body: { rows } });
    expect(own.content).toMatchObject({ results: [{ outcome: "stage" }, { outcome: "stage" }] });
  });

  test("check results and signings for B's people find nobody", async () => {
    const record = ENDPOINTS.find(({ id }) => id === "recordCheckResults") as Endpoint;
    const { placementId } = filledB.ids;
    const left = { outcome: "left", date: "2026-02-01", reason: "r" };
    const { content } = await send(a, record, { body: { results: [{ placementId, day: 7, ...left }] } });
    expect(content).toMatchObject({ results: [{ outcome: "notFound" }] });
    const sign = ENDPOINTS.find(({ id }) => id === "recordSignings") as Endpoint;
    const signed = await send(a, sign, { body: { placementIds: [placementId], signedDate: "2026-01-01", place: "p" } });
    expect(signed.content).toMatchObject({ results: [{ outcome: "notFound" }] });
  });

  test("B's scanned contract is no document of A's", async () => {
    const record = ENDPOINTS.find(({ id }) => id === "recordSigning") as Endpoint;
    const document = { documentId: filledB.documentId, fileName: "合同.pdf" };
    const body = { signedDate: "2026-01-05", place: "衢州", version: 2, document };
    expect(await send(a, record, { params: filledA.ids, body })).toMatchObject({
      status: 404,
      content: { code: "document.missing" },
    });
  });

  test("B's file of proof is none of A's, not even in the proof of A's own rectification", async () => {
    const named = (name: string) => ENDPOINTS.find(({ id }) => id === name) as Endpoint;
    const { items = [] } = (await send(a, named("listRectifications"), {})).content;
    const [own] = items as { rectificationId: string; version: number }[];
    const { proofDocumentId } = parkIds;
    const params = { rectificationId: own?.rectificationId ?? "" };
    const body = { version: own?.version, text: "t", documents: [{ proofDocumentId, fileName: "p.pdf" }] };
    expect((await send(a, named("submitProof"), { params, body })).content.code).toBe("document.missing");
    const mixed = { ...params, proofDocumentId };
    for (const person of [a, administrators[0]])
      expect((await send(person, named("getProofDocument"), { params: mixed })).status).toBe(404);
  });

  test("an agency finds neither another park's event, nor another agency's registration with its own event", async () => {
    const join = ENDPOINTS.find(({ id }) => id === "registerAgencyForEvent") as Endpoint;
    const leave = ENDPOINTS.find(({ id }) => id === "withdrawAgencyRegistration") as Endpoint;
    const list = ENDPOINTS.find(({ id }) => id === "listOpenEvents") as Endpoint;
    const { eventId } = event.ids;
    const body = { eventId, contactName: "c", phone: "19900070002" };
    expect((await send(outsider, join, { body })).status).toBe(404);
    const own = await send(a, list, {});
    expect(own.content.items).toMatchObject([{ eventId, own: { registrationId: registrationsOf.a } }]);
    expect((await send(outsider, list, {})).content.items).toMatchObject([{ eventId: otherEvent.ids.eventId }]);
    const params = { registrationId: registrationsOf.b };
    expect((await send(outsider, leave, { params, body: { eventId } })).status).toBe(404);
    expect((await send(b, leave, { params, body: { eventId: otherEvent.ids.eventId } })).status).toBe(404);
  });

  test("a park's own parent and another's child are 404, and its event's pages name nothing of another's", async () => {
    for (const endpoint of withIds.filter(
      (one) => one.path.startsWith("/events/{eventId}/") && idsIn(one).length > 1,
    )) {
      const [first, second] = forPark(endpoint);
      const params = { ...otherEvent.ids, eventId: event.ids.eventId };
      expect((await send(first, endpoint, { params, body: validBody(endpoint, filledB) })).status, endpoint.id).toBe(
        404,
      );
      const turned = { ...event.ids, eventId: otherEvent.ids.eventId };
      expect((await send(second, endpoint, { params: turned, body: validBody(endpoint, filledB) })).status).toBe(404);
    }
    const open = (path: string, phone?: string) =>
      fetch(`${laptop.origin}${path}`, phone ? { method: "POST", body: new URLSearchParams({ phone }) } : {});
    expect((await open(event.links.register)).status).toBe(200);
    expect((await open(event.links.door, otherEvent.phone)).status).toBe(422);
    const elsewhere = event.links.door
      .replace(event.ids.eventId, otherEvent.ids.eventId)
      .replace(/prk_\w+/, /prk_\w+/.exec(otherEvent.links.door)?.[0] ?? "");
    expect((await open(elsewhere, otherEvent.phone)).status).toBe(404);
    expect((await open(event.links.door, event.phone)).status).toBe(200);
  });

  test("visits and engagements for B's client are 404, and what is asked for by it is empty", async () => {
    const { enterpriseId, visitId, orderId } = filledB.ids;
    const named = (name: string) => ENDPOINTS.find(({ id }) => id === name) as Endpoint;
    const plan = { enterpriseId, plannedDate: "2030-01-01" };
    expect((await send(a, named("planVisit"), { body: plan })).status).toBe(404);
    expect((await send(a, named("openEngagement"), { body: { enterpriseId } })).status).toBe(404);
    for (const list of ["listVisits", "listEngagements"]) {
      expect((await send(a, named(list), { query: { enterpriseId } })).content.items).toEqual([]);
      expect((await send(b, named(list), { query: { enterpriseId } })).content.items).not.toEqual([]);
    }
    for (const evidence of [{ orderId }, { orderId: filledA.ids.orderId, visitId }]) {
      const body = { version: 2, step: "matching", ...evidence };
      expect((await send(a, named("closeStep"), { params: filledA.ids, body })).status).toBe(404);
    }
    const colleague = { ...plan, enterpriseId: filledA.ids.enterpriseId, memberId: filledB.ids.memberId };
    expect((await send(a, named("planVisit"), { body: colleague })).status).toBe(400);
  });

  test("the park sees that agencies are engaged, and nothing of their visits; each park its own", async () => {
    const named = (name: string) => ENDPOINTS.find(({ id }) => id === name) as Endpoint;
    const [first, second] = administrators;
    const told = await send(first, named("listParkEngagements"), { query: { limit: 100 } });
    expect(JSON.stringify(told.content)).toContain(filledB.ids.engagementId);
    expect(JSON.stringify(told.content)).not.toMatch(/vis_|ord_|ent_/);
    expect((await send(second, named("listParkEngagements"), {})).content.items).toEqual([]);
    for (const status of ["planned", "done"]) {
      expect((await send(first, named("listVisits"), { query: { status } })).content.items).toEqual([]);
    }
  });

  test("a park's board shows its own agencies' postings, and another park none of them", async () => {
    const board = ENDPOINTS.find(({ id }) => id === "listBoard") as Endpoint;
    const list = ENDPOINTS.find(({ id }) => id === "listPostings") as Endpoint;
    const [first, second] = administrators;
    expect(JSON.stringify((await send(first, board, {})).content)).toContain(filledB.ids.postingId);
    expect((await send(second, board, {})).content.items).toEqual([]);
    const query = { positionId: filledB.ids.positionId };
    expect((await send(a, list, { query })).content.items).toEqual([]);
    expect((await send(b, list, { query })).content.items).toHaveLength(1);
  });

  test("placements of B's order are 404", async () => {
    const endpoint = ENDPOINTS.find(({ id }) => id === "listPlacements") as Endpoint;
    expect(await send(a, endpoint, { query: { orderId: filledB.ids.orderId } })).toMatchObject({ status: 404 });
  });

  test("statements of B's order are 404", async () => {
    const endpoint = ENDPOINTS.find(({ id }) => id === "listStatements") as Endpoint;
    expect(await send(a, endpoint, { query: { orderId: filledB.ids.orderId } })).toMatchObject({ status: 404 });
  });

  test("another park's evaluator cannot score B's order", async () => {
    const scores = { responsiveness: 1, match: 1, conduct: 1, followUp: 1 };
    expect(
      await send(evaluatorElsewhere, createEvaluation, { body: { orderId: filledB.ids.orderId, scores } }),
    ).toMatchObject({
      status: 404,
    });
    expect((await send(evaluator, createEvaluation, { body: { orderId: filledB.ids.orderId, scores } })).status).toBe(
      201,
    );
    await laptop.drain();
  });

  test("the same phone may be on file at both: A's duplicate check does not see B's people", async () => {
    const create = ENDPOINTS.find(({ id }) => id === "createCandidate") as Endpoint;
    const body = { name: "同一人", phone: "19900000021", consent: true };
    expect((await send(a, create, { body })).status).toBe(201);
    expect((await send(b, create, { body })).content).toMatchObject({ code: "candidate.duplicate" });
  });
});

describe("lists and cursors", () => {
  test.each(lists.filter(permitsAgency).map((endpoint) => [endpoint.id, endpoint] as const))(
    "%s is empty for an agency that has nothing, and A's cursor is refused for B",
    async (_, endpoint) => {
      const empty = await laptop.person("owner@empty.test");
      const own = endpoint.id === "listMembers" ? [{ name: "owner@empty.test" }] : [];
      expect((await send(empty, endpoint, {})).content.items).toMatchObject(own);
      const { cursor, items } = (await send(a, endpoint, { query: { limit: 1 } })).content;
      if (endpoint.id === "listEvaluations") return expect(items).toEqual([]);
      expect(items).toHaveLength(1);
      expect(cursor, "a second page").toBeTypeOf("string");
      expect(await send(b, endpoint, { query: { limit: 1, cursor } })).toMatchObject({
        status: 400,
        content: { code: "cursor.invalid" },
      });
      expect((await send(a, endpoint, { query: { limit: 1, cursor } })).status).toBe(200);
    },
  );

  test("a park's published boards are for each of its agencies, in them or not, and for no other park's", async () => {
    const endpoint = ENDPOINTS.find(({ id }) => id === "listBoards") as Endpoint;
    const { items, cursor } = (await send(a, endpoint, { query: { limit: 1 } })).content;
    expect(items).toMatchObject([{ entries: [{ agencyName: "机构甲" }] }]);
    expect((await send(b, endpoint, { query: { limit: 1 } })).content.items).toEqual(items);
    expect((await send(b, endpoint, { query: { limit: 1, cursor } })).content.items).toHaveLength(1);
    expect((await send(outsider, endpoint, {})).content.items).toEqual([]);
    expect((await send(outsider, endpoint, { query: { cursor } })).content.code).toBe("cursor.invalid");
  });

  test("a cursor is good for its own list only, and not when it was tampered with", async () => {
    const enterprises = ENDPOINTS.find(({ id }) => id === "listEnterprises") as Endpoint;
    const orders = ENDPOINTS.find(({ id }) => id === "listOrders") as Endpoint;
    const { cursor = "" } = (await send(a, enterprises, { query: { limit: 1 } })).content;
    expect((await send(a, orders, { query: { limit: 1, cursor } })).content.code).toBe("cursor.invalid");
    const forged = Buffer.from(
      Buffer.from(cursor, "base64url")
        .toString()
        .replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    ).toString("base64url");
    expect((await send(a, enterprises, { query: { cursor: forged } })).content.code).toBe("cursor.invalid");
  });

  test("files of B are not to be had with A's targets", async () => {
    const endpoint = ENDPOINTS.find(({ id }) => id === "getImportErrors") as Endpoint;
    expect((await send(b, endpoint, { params: filledB.ids })).status).toBe(200);
    expect((await send(a, endpoint, { params: filledB.ids })).status).toBe(404);
  });
});

describe("who is nobody gets nothing", () => {
  test.each(
    ENDPOINTS.filter(({ permits }) => permits !== "public").map((endpoint) => [endpoint.id, endpoint] as const),
  )("%s", async (_, endpoint) => {
    const params = { ...idsOfB(endpoint), agencyId: agencyOfB };
    expect(await send(undefined, endpoint, { params })).toMatchObject({
      status: 401,
      content: { code: "unauthenticated" },
    });
    const forged = { ...a, accessToken: `${a.accessToken.slice(0, -6)}AAAAAA` };
    expect((await send(forged, endpoint, { params })).status).toBe(401);
    // An ID token says who somebody is; it is not for calling with.
    expect((await send({ ...a, accessToken: a.idToken }, endpoint, { params })).status).toBe(401);
    if (endpoint.permits !== "signedIn") {
      expect(await send(nobody, endpoint, { params })).toMatchObject({
        status: 403,
        content: { code: "noOrganisation" },
      });
    }
  });

  test("naming an organisation one does not belong to gives nothing", async () => {
    const response = await fetch(`${laptop.origin}${urlOf(getAgency, { agencyId: agencyOfB })}`, {
      headers: { authorization: `Bearer ${a.accessToken}`, "x-organisation": agencyOfB },
    });
    expect(response.status).toBe(403);
  });
});

test("what no request asks for works on this data too: the night's counting, a park's figures made anew", async () => {
  await laptop.functions.countCosts();
  const [membership] = (await administrators[0]?.call(getMe, {}))?.memberships ?? [];
  const { kept } = await laptop.functions.rebuild({ parkId: membership?.organisationId });
  expect(kept).toBeGreaterThan(0);
});

test("every key that was ever written or read belongs to the scope it was reached in", () => {
  expect(recorder.calls.length).toBeGreaterThan(300);
  for (const { scope, leadingKeys, action } of recorder.calls) {
    const own = {
      tenant: [`T#${scope.id}#`, `A#${scope.id}#`],
      park: [`P#${scope.id}#`, `A#${scope.id}#`],
      partner: [`N#${scope.id}#`, `A#${scope.id}#`],
      member: ["U#"],
      shared: ["S#"],
      sweep: [`T#${scope.id}#`],
      walk: ["W#"],
    }[scope.kind];
    for (const key of leadingKeys)
      expect(
        own.some((prefix) => key.startsWith(prefix)),
        `${action} ${key} in ${scope.id}`,
      ).toBe(true);
    // Bringing older data up to date, before the first request.
    if (scope.kind !== "walk") expect(action).not.toBe("Scan");
  }
});

test("IAM allows each of these calls to its own scope and denies it to every other", async () => {
  expect(await replay(recorder.calls, scopePolicies())).toEqual([]);
});

/* The first of what `npm run fuzz` sends: last, for it closes, merges and erases whatever it is let. */
test.each([11, 12])(
  "random requests of seed %i are answered as the contract says, and refused without a trace",
  async (seed) => {
    const fuzzer = await Fuzzer.begin(world, ledger, { seed });
    while (fuzzer.requests < 250) await fuzzer.step();
    expect([...fuzzer.findings.values()]).toEqual([]);
    expect(fuzzer.reached.size).toBeGreaterThan(40);
    expect(await fuzzer.verify()).toEqual([]);
  },
);
