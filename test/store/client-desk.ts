import { listApplications } from "@shanhai/contract/application";
import { listAuditEntries } from "@shanhai/contract/audit-entry";
import { createCandidate } from "@shanhai/contract/candidate";
import { createEnterprise } from "@shanhai/contract/enterprise";
import { createEnterpriseLink } from "@shanhai/contract/enterprise-link";
import { moveApplications } from "@shanhai/contract/move";
import { createOrder, getOrder } from "@shanhai/contract/order";
import { listPlacements } from "@shanhai/contract/placement";
import { addPosition } from "@shanhai/contract/position";
import type { ApplicationId, OrderId } from "@shanhai/contract/scalar";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Direct, startDirect } from "../direct.ts";
import { everything } from "../everything.ts";
import { type Person, uscc } from "../laptop.ts";
import { recommendAll } from "../pipeline.ts";

export type Form = Record<string, string | readonly string[]>;

/** A client of an agency, its people and its link, for the file that calls it: at a time that can be set, and verified after each test. */
export function openClientDesk() {
  let direct: Direct;
  let number = 0;
  beforeAll(async () => {
    direct = await startDirect({ now: () => desk.now });
    desk.direct = direct;
    desk.owner = direct.owner();
    desk.recruiter = direct.owner(1, "recruiter");
  });
  afterAll(() => direct?.stop());
  beforeEach(() => {
    desk.now = new Date("2026-07-01T02:00:00Z");
  });
  afterEach(async () => {
    expect((await verifyTable(direct.table.client, direct.table.name)).findings).toEqual([]);
  });

  /** A client with an open order, people recommended to its one position, and a link. */
  async function client(people: readonly string[], { of = desk.owner, statements = true, headcount = 5 } = {}) {
    number += 1;
    const body = { name: `石英${number}厂`, uscc: uscc(number) };
    const { enterpriseId } = await of.call(createEnterprise, { body });
    const feeRule = { kind: "perHead", fen: 100_000, guarantee: "none", vatRate: 600 } as const;
    const order = { enterpriseId, title: "夏季订单", deadline: "2030-01-01", feeRule };
    const { orderId } = await of.call(createOrder, { body: order });
    const seats = { title: "装配工", occupation: "装配工", headcount, payMin: 1, payMax: 2, place: "衢州" };
    const { positionId } = await of.call(addPosition, { params: { orderId }, body: seats });
    const candidateIds = [];
    for (const [index, name] of people.entries()) {
      const phone = `199${String(number).padStart(4, "0")}${String(index).padStart(4, "0")}`;
      const { candidateId } = await of.call(createCandidate, {
        body: { name, phone, consent: true, note: "私人备注", intendedPlace: "衢州市柯城区" },
      });
      candidateIds.push(candidateId);
    }
    const applicationIds = await recommendAll(of, positionId, candidateIds);
    const params = { enterpriseId };
    const link = await of.call(createEnterpriseLink, { params, body: { holder: "王芳", statements } });
    const home = link.path ?? "";
    return {
      enterpriseId,
      orderId,
      positionId,
      candidateIds,
      applicationIds,
      link,
      home,
      position: `${home}/positions/${positionId}`,
    };
  }

  /** A visitor's request, as API Gateway hands it on. */
  async function visit(path: string, form?: Form, language = "zh-CN") {
    const [at = "", rawQueryString = ""] = path.split("?");
    const [, , token = "", page, id] = at.split("/");
    const name = page === "positions" ? "positionId" : "statementId";
    const route = `/client/{token}${page ? `/${page}` : ""}${id ? `/{${name}}` : ""}`;
    const handler = direct.functions.http.client as unknown as (
      event: object,
    ) => Promise<{ statusCode: number; body: string; headers: Record<string, string> }>;
    const body = new URLSearchParams();
    for (const [field, value] of Object.entries(form ?? {})) for (const one of [value].flat()) body.append(field, one);
    return handler({
      routeKey: `${form ? "POST" : "GET"} ${route}`,
      headers: { "accept-language": language },
      pathParameters: { token, ...(id ? { [name]: id } : {}) },
      rawQueryString,
      requestContext: { requestId: "visit" },
      ...(form ? { body: body.toString() } : {}),
    });
  }

  const applicationsOf = async (positionId: string) =>
    (await desk.owner.call(listApplications, { params: { positionId }, query: {} })).items;
  const decisionOf = async (positionId: string, applicationId: ApplicationId | undefined) =>
    (await applicationsOf(positionId)).find((one) => one.applicationId === applicationId)?.enterpriseDecision;
  const decidedOf = async (orderId: OrderId) =>
    (await desk.owner.call(getOrder, { params: { orderId } })).positions[0]?.decided ?? 0;
  const audit = () => everything(desk.owner, listAuditEntries, { query: { month: "2026-07" } });
  const moveOut = (orderId: OrderId, applicationIds: ApplicationId[]) =>
    desk.owner.call(moveApplications, {
      params: { orderId },
      body: { applicationIds, to: "rejected", reason: "岗位暂停" },
    });
  let requests = 0;
  const request = () => {
    requests += 1;
    return `req_${requests}`;
  };

  /** A client with people who have arrived by the agency's records. */
  async function arrived(people: readonly string[], date = "2026-06-20") {
    const known = await client(people);
    const { orderId, applicationIds } = known;
    let moveId = "";
    for (const to of ["screened", "interviewed", "offered", "onboarded"] as const) {
      const body = { applicationIds: [...applicationIds], to, ...(to === "onboarded" ? { date } : {}) };
      moveId = (await desk.owner.call(moveApplications, { params: { orderId }, body })).moveId ?? "";
    }
    const { items: placements } = await desk.owner.call(listPlacements, { query: { orderId } });
    return { ...known, placements, moveId, arrivals: `${known.home}/arrivals` };
  }

  const desk = {
    now: new Date(0),
    direct: undefined as unknown as Direct,
    owner: undefined as unknown as Person,
    recruiter: undefined as unknown as Person,
    client,
    arrived,
    visit,
    request,
    applicationsOf,
    decisionOf,
    decidedOf,
    audit,
    moveOut,
  };
  return desk;
}
