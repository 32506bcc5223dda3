import type { Application } from "@shanhai/contract/application";
import { DecisionOutcome, isDecidable } from "@shanhai/contract/enterprise-decision";
import { ApplicationId, type Instant, PositionId, text } from "@shanhai/contract/scalar";
import { CLIENT_POSITION_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { shanghaiDate } from "@shanhai/domain/calendar";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import { type DecisionInput, decide } from "@shanhai/domain/enterprise-decision";
import { clientPositionPage } from "@shanhai/pages/client-position-page";
import { getMovable, listDecidable } from "@shanhai/store/application";
import { remember } from "@shanhai/store/commit";
import { type DecisionChange, saveDecisions } from "@shanhai/store/enterprise-decision";
import { getOrder, getPosition } from "@shanhai/store/order";
import { settle } from "../settle.ts";
import { at, type Client, failed, notThere, openClient, sent, toldOf } from "./client-link.ts";
import { peopleById } from "./client-people.ts";
import { keyed } from "./keyed.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

const A_PAGE = 20;
/** More than a page shows, and what one transaction holds. */
const MOST_IDS = 80;

type Opened = Client & {
  position: NonNullable<Awaited<ReturnType<typeof getPosition>>>;
  orderTitle: string;
  canAct: boolean;
};
type Refused = { what: "stale" | "reason"; typed: { applicationId: string; reason: string } };

/** The position that an address names, if it is the link's enterprise's; people are decided on while its order is open. */
async function openPosition(visit: Visit): Promise<Opened | Page> {
  const opened = await openClient(visit);
  if ("html" in opened) return opened;
  const id = PositionId.safeParse(visit.param("positionId"));
  const position = id.success ? await getPosition(opened.table, id.data) : undefined;
  const order = position && (await getOrder(opened.table, position.orderId));
  const own = order && order.enterpriseId === opened.link.enterpriseId && order.status !== "draft";
  if (!position || !own) return notThere(visit.language);
  return { ...opened, position, orderTitle: order.title, canAct: order.status === "open" };
}

/** What of a person's profile the client is told; notes are the agency's own. */
function profileOf(application: Application, person: CandidateRecord | undefined) {
  const { candidateOccupation, candidateSkillLevel } = application;
  const { experienceYears, expectedPayMin, expectedPayMax, homePlace, intendedPlace, availableFrom } = person ?? {};
  return {
    occupation: person?.occupation ?? candidateOccupation,
    skillLevel: person?.skillLevel ?? candidateSkillLevel,
    ...{ experienceYears, expectedPayMin, expectedPayMax, homePlace, intendedPlace, availableFrom },
  };
}

async function pageOf(visit: Visit, opened: Opened, refused?: Refused): Promise<Page> {
  const { language, query, act } = visit;
  const { table, position, home } = opened;
  const mode = query.get("show") === "decided" ? "decided" : "waiting";
  const cursor = query.get("cursor") ?? undefined;
  const read = { limit: A_PAGE, cursor, decided: mode === "decided" };
  const listed = await listDecidable(table, position.positionId, read);
  const people = await peopleById(opened, listed.items);
  const html = clientPositionPage(language, {
    ...opened,
    told: refused ? { what: refused.what, n: 1, typed: refused.typed.reason } : toldOf(visit),
    home,
    mode,
    modes: { waiting: "?", decided: "?show=decided" },
    more: listed.cursor === undefined ? undefined : at(query, { cursor: listed.cursor }),
    request: act.newId<string>("req"),
    typed: refused?.typed,
    people: listed.items.map((application) => {
      const { person, shown } = people(application);
      const { enterpriseDecision: decision } = application;
      return {
        ...profileOf(application, person),
        ...shown,
        applicationId: application.applicationId,
        stage: application.stage === "screened" ? ("screened" as const) : ("recommended" as const),
        decision: decision && { ...decision, on: shanghaiDate(new Date(decision.at)) },
      };
    }),
  });
  return { status: refused ? (refused.what === "stale" ? 409 : 422) : 200, html };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openPosition(visit);
  return "html" in opened ? opened : pageOf(visit, opened);
}

/** What a form says, cut to what it would send at most; undefined for what none of ours sends. */
function read(form: URLSearchParams) {
  const outcome = DecisionOutcome.safeParse(form.get("outcome"));
  const ids = [...new Set(form.getAll("id"))].slice(0, MOST_IDS).map((id) => ApplicationId.safeParse(id));
  const applicationIds = ids.flatMap((id) => (id.success ? [id.data] : []));
  if (!outcome.success || applicationIds.length === 0 || applicationIds.length < ids.length) return undefined;
  const seen = (form.get("seen") || undefined) as Instant | undefined;
  const reason = (form.get("reason") ?? "").slice(0, 400);
  return { outcome: outcome.data, applicationIds, many: form.get("many") === "yes", seen, reason };
}

/** Reads, decides and keeps until nobody came between; of many, those who have moved on or were answered for are left as they are. */
async function decideOn(
  { table, link, position }: Opened,
  act: Client["act"],
  { applicationIds, many, ...input }: DecisionInput & { applicationIds: readonly ApplicationId[]; many: boolean },
): Promise<number> {
  return settle(async () => {
    const applications = await getMovable(table, applicationIds);
    const changes = applicationIds.flatMap((id): DecisionChange[] => {
      const application = applications.get(id);
      if (application?.positionId !== position.positionId) throw new AppError("notFound");
      const open = isDecidable(application.stage) && !application.enterpriseDecision;
      if (many && !open) return [];
      return [{ application, decision: decide(application, input, link.enterpriseLinkId, act) }];
    });
    const { positionId, orderId } = position;
    if (changes.length > 0)
      await saveDecisions(table, act, { positionId, orderId, enterpriseLinkId: link.enterpriseLinkId }, changes);
    return changes.length;
  });
}

/** Takes one answer about one person, or a yes to all of a page. */
async function submit(visit: Visit): Promise<Page> {
  const opened = await openPosition(visit);
  if ("html" in opened) return opened;
  const { table, position, canAct } = opened;
  const given = read(visit.form);
  if (!given) return notThere(visit.language);
  const { applicationIds, outcome, many, reason: typed } = given;
  const refuse = (what: Refused["what"]) =>
    pageOf(visit, opened, { what, typed: { applicationId: applicationIds[0] ?? "", reason: typed } });
  const reason = text(200).safeParse(typed);
  if (outcome === "rejected" && (many || !reason.success)) return refuse("reason");
  const act = keyed(opened.act, visit.form.get("request") ?? "", { ...given, positionId: position.positionId });
  if (await remember(table, act)) return sent(visit, { what: outcome, n: applicationIds.length });
  if (!canAct) return refuse("stale");
  const said = outcome === "rejected" && reason.success ? { reason: reason.data } : {};
  try {
    const n = await decideOn(opened, act, { ...given, ...said, ...(said.reason ? {} : { reason: undefined }) });
    if (n === 0) return refuse("stale");
    return sent(visit, { what: n < applicationIds.length ? "some" : outcome, n });
  } catch (error) {
    if (error instanceof AppError && error.code === "stale") return refuse("stale");
    throw error;
  }
}

/** Who is recommended for one position of the client's orders. */
export const CLIENT_POSITION_PAGES: VisitorPages = {
  [`GET ${CLIENT_POSITION_PATH}`]: { action: "showClientPosition", answer: show, failed },
  [`POST ${CLIENT_POSITION_PATH}`]: { action: "decideByLink", answer: submit, failed },
};
