import { urlOf } from "@shanhai/client/client";
import { ENDPOINTS } from "@shanhai/contract/api";
import type { Endpoint } from "@shanhai/contract/endpoint";
import { listProgrammes } from "@shanhai/contract/programme";
import type { Person } from "../laptop.ts";
import type { World } from "../tenancy/world.ts";
import type { HostileFetch } from "./hostile-fetch.ts";

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
  const [, request = ""] = /name="request" value="([^"]+)"/.exec(await (await fetch(page)).text()) ?? [];
  const form = { request, kind: "person", contactName: "", phone: "19900320001", note: "", consent: "yes" };
  await fetch(page, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
}
