import { urlOf } from "@shanhai/client/client";
import { listAllocations } from "@shanhai/contract/allocation";
import { ENDPOINTS } from "@shanhai/contract/api";
import { createApiKey } from "@shanhai/contract/api-key";
import type { Endpoint } from "@shanhai/contract/endpoint";
import { createEvaluation, getScorecard } from "@shanhai/contract/evaluation";
import { createOrder, updateOrder } from "@shanhai/contract/order";
import { addPosition } from "@shanhai/contract/position";
import { createPosting, POSTING_CHECKS } from "@shanhai/contract/posting";
import { listProgrammes } from "@shanhai/contract/programme";
import { listVisits } from "@shanhai/contract/visit";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";
import type { World } from "../tenancy/world.ts";
import type { HostileFetch } from "./hostile-fetch.ts";
import { payloadFor } from "./payloads.ts";

/** Acts after which a record is no longer shown as it was come last. */
const LAST = /^(transit|withdraw|cancel|decline|close|stop|conclude|move|review|decide|skip|renew)/;
const MOST_VERSIONS = 6;
/** Acts that take from somebody all that there is to look at. */
const WOULD_EMPTY = ["transitAgency", "transitPartner"];

interface Refusal {
  code?: string;
}

/** What else a body may have than the least that is right. */
function bodyOf(endpoint: Endpoint, world: World): object {
  const visit = { name: "", division: "330800", plannedDate: "2030-01-01" };
  const complaint = { agencyId: world.agencyOfB, content: "", receivedOn: "2026-01-01", deadline: "2099-01-01" };
  const fuller: Record<string, object> = {
    planSurveyVisits: { visits: [visit] },
    createComplaint: { ...complaint, complainant: { kind: "person", name: "", contact: "" } },
    updateAgenda: { version: 1, items: [{ at: "09:00", title: "", speaker: "" }] },
  };
  return fuller[endpoint.id] ?? (world.validBody(endpoint, world.filledB) as object | undefined) ?? {};
}

/** Who may call an endpoint, as far as the world has them. */
function callersOf({ permits }: Endpoint, world: World): Person[] {
  if (typeof permits !== "object") return [];
  const administrator = world.administrators[0] as Person;
  return [
    ...(permits.agency ? [world.b] : []),
    ...(permits.park?.includes("administrator") ? [administrator] : []),
    ...(permits.park?.includes("evaluator") ? [world.evaluator] : []),
    ...(permits.partner ? [world.partnerB.coordinator] : []),
  ];
}

/** Calls what filling the world left out, so that what is changed and answered is hostile too. */
export async function callTheRest(world: World, hostile: HostileFetch): Promise<void> {
  const left = new Set(hostile.refused().map((path) => path.split(".")[0]));
  const endpoints = ENDPOINTS.filter(({ id }) => left.has(id) && !WOULD_EMPTY.includes(id));
  const inOrder = [...endpoints.filter(({ id }) => !LAST.test(id)), ...endpoints.filter(({ id }) => LAST.test(id))];
  for (const endpoint of inOrder) {
    const body = bodyOf(endpoint, world);
    const url = `${world.laptop.origin}${urlOf(endpoint, { ...world.idsOfB(endpoint), agencyId: world.agencyOfB })}`;
    for (const person of callersOf(endpoint, world)) {
      for (let version = 1; version <= MOST_VERSIONS; version += 1) {
        const response = await fetch(url, {
          method: endpoint.method,
          headers: { authorization: `Bearer ${person.accessToken}`, "content-type": "application/json" },
          body: JSON.stringify("version" in body ? { ...body, version } : body),
        });
        const { code } = (await response.json()) as Refusal;
        if (code !== "stale") break;
      }
    }
  }
}

/**
 * What pages show that would be empty in a world where nothing is finished: an order that was evaluated, a posting for one partner's
 * people, the park's own key and visit, an allocation that came to something. Returns the ids of the last two.
 */
export async function finishSome(world: World): Promise<{ visitId: string; allocationId: string }> {
  const { b, evaluator, laptop, filledB, partnerB } = world;
  const administrator = world.administrators[0] as Person;
  const { enterpriseId } = filledB.ids;
  const order = { enterpriseId, title: "", deadline: "2030-01-01" };
  const done = await b.call(createOrder, { body: order });
  await b.call(updateOrder, { params: done, body: { version: 1, status: "closed" } });
  const { orderId } = await b.call(createOrder, { body: order });
  const seats = { title: "", occupation: "电工", headcount: 1, payMin: 1, payMax: 2, place: "330803" };
  const { positionId } = await b.call(addPosition, { params: { orderId }, body: seats });
  const validThrough = plusDays(shanghaiDate(new Date()), 30);
  const body = { division: "330803", validThrough, publish: true, read: [...POSTING_CHECKS] };
  await b.call(createPosting, { params: { positionId }, body: { ...body, partnerId: partnerB.ids.partnerId } });
  await administrator.call(createApiKey, { body: { name: "", role: "administrator" } });
  await laptop.drain();
  const { indicators } = await evaluator.call(getScorecard, {});
  const asked = indicators.filter(({ source }) => source === "evaluator").map(({ indicatorId }) => indicatorId);
  const scores = Object.fromEntries(asked.map((id) => [id, 90]));
  const evidence = Object.fromEntries(asked.map((id) => [id, payloadFor(0, 500)]));
  await evaluator.call(createEvaluation, { body: { orderId: done.orderId, scores, evidence, comment: "" } });
  const [visit] = (await administrator.call(listVisits, { query: {} })).items;
  const allocations = (await b.call(listAllocations, { query: {} })).items;
  const { allocationId } = allocations.find(({ status }) => status === "ready") ?? {};
  if (!visit || !allocationId) throw new Error("Nothing to look at");
  return { visitId: visit.visitId, allocationId };
}

const LINK = /Links?$|Handout$/;

/** Asks for every link to a visitor's page that the API gives. */
export async function askForLinks(world: World): Promise<void> {
  const { items } = await (world.administrators[0] as Person).call(listProgrammes, { query: {} });
  const programmeIds = items.map(({ programmeId }) => programmeId);
  for (const endpoint of ENDPOINTS.filter(({ id, method }) => method === "GET" && LINK.test(id))) {
    const several = endpoint.path.includes("{programmeId}") ? programmeIds : [""];
    for (const person of callersOf(endpoint, world)) {
      for (const programmeId of several) {
        const url = `${world.laptop.origin}${urlOf(endpoint, { ...world.idsOfB(endpoint), programmeId })}`;
        await fetch(url, { headers: { authorization: `Bearer ${person.accessToken}` } });
      }
    }
  }
}

/** Registers somebody for the event as they do at their phone, which leads to a page of their own. */
export async function registerAtPhone(world: World): Promise<void> {
  const page = `${world.laptop.origin}${world.event.links.register}`;
  const request = numberIn(await (await fetch(page)).text());
  const form = { request, kind: "person", contactName: "", phone: "19900320001", note: "", consent: "yes" };
  await fetch(page, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
}
