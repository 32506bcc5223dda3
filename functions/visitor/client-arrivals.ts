import { ConfirmationOutcome } from "@shanhai/contract/arrival-confirmation";
import type { Placement } from "@shanhai/contract/placement";
import { PlacementId, text } from "@shanhai/contract/scalar";
import { CLIENT_ARRIVALS_PATH } from "@shanhai/contract/visitor-routes";
import { AppError, found } from "@shanhai/domain/app-error";
import { type ConfirmationInput, confirmArrival } from "@shanhai/domain/arrival-confirmation";
import { clientArrivalsPage, type ShownArrival } from "@shanhai/pages/client-arrivals-page";
import { remember } from "@shanhai/store/commit";
import { getPlacements, listDenied, listToConfirm, savePlacements } from "@shanhai/store/placement";
import { settle } from "../settle.ts";
import { at, type Client, failed, notThere, openClient, sent, toldOf } from "./client-link.ts";
import { peopleById } from "./client-people.ts";
import { keyed } from "./keyed.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Arrivals a page; two writes each at most, so that all of a page fit one transaction. */
const A_PAGE = 20;
/** Arrivals with a no that are looked through: every one is something to be looked into, so there are few. */
const DENIED = 100;

type Refused = { what: "stale" | "reason"; typed: { placementId: string; note: string } };

async function pageOf(visit: Visit, opened: Client, refused?: Refused): Promise<Page> {
  const { query, language, act } = visit;
  const { table, link, home } = opened;
  const cursor = query.get("cursor") ?? undefined;
  const [waiting, denied] = await Promise.all([
    listToConfirm(table, link.enterpriseId, { limit: A_PAGE, cursor }),
    listDenied(table, { limit: DENIED }),
  ]);
  const own = cursor ? [] : denied.items.filter(({ enterpriseId }) => enterpriseId === link.enterpriseId);
  const people = await peopleById(opened, [...waiting.items, ...own]);
  const shown = (placement: Placement): ShownArrival => ({ ...placement, ...people(placement).shown });
  const html = clientArrivalsPage(language, {
    home,
    told: refused ? { what: refused.what, n: 1, typed: refused.typed.note } : toldOf(visit),
    request: act.newId<string>("req"),
    denied: own.map(shown),
    waiting: waiting.items.map(shown),
    more: waiting.cursor === undefined ? undefined : at(query, { cursor: waiting.cursor }),
    typed: refused?.typed,
  });
  return { status: refused ? (refused.what === "stale" ? 409 : 422) : 200, html };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openClient(visit);
  return "html" in opened ? opened : pageOf(visit, opened);
}

/** What a form says: an answer, and of whom with the version seen; undefined for what none of ours sends. */
function read(form: URLSearchParams) {
  const outcome = ConfirmationOutcome.safeParse(form.get("outcome"));
  const versions = form.getAll("version").map(Number);
  const ids = form.getAll("id").slice(0, A_PAGE);
  const rows = ids.flatMap((id, index) => {
    const placementId = PlacementId.safeParse(id);
    return placementId.success ? [{ placementId: placementId.data, version: versions[index] ?? 0 }] : [];
  });
  const distinct = new Set(ids).size === ids.length;
  if (!outcome.success || rows.length === 0 || rows.length < ids.length || !distinct) return undefined;
  const note = (form.get("note") ?? "").slice(0, 400);
  return { outcome: outcome.data, rows, many: form.get("many") === "yes", note };
}
type Given = NonNullable<ReturnType<typeof read>>;

/** Reads, decides and keeps until nobody came between; of many, those that changed are left as they are. */
async function confirm(
  { table, link }: Client,
  act: Client["act"],
  { rows, many }: Pick<Given, "rows" | "many">,
  input: Omit<ConfirmationInput, "version">,
): Promise<number> {
  const { enterpriseLinkId } = link;
  return settle(async () => {
    const placements = await getPlacements(
      table,
      rows.map(({ placementId }) => placementId),
    );
    const changes = rows.flatMap(({ placementId, version }) => {
      const before = found(placements.get(placementId));
      if (before.enterpriseId !== link.enterpriseId) throw new AppError("notFound");
      if (many && before.version !== version) return [];
      return [{ before, after: confirmArrival(before, { ...input, version }, enterpriseLinkId, act) }];
    });
    const detail = { rows: changes.length, confirmation: input.outcome };
    if (changes.length > 0) await savePlacements(table, act, changes, null, detail, [enterpriseLinkId]);
    return changes.length;
  });
}

/** Takes a yes or a no about one arrival, or a yes to all of a page. */
async function submit(visit: Visit): Promise<Page> {
  const opened = await openClient(visit);
  if ("html" in opened) return opened;
  const given = read(visit.form);
  if (!given) return notThere(visit.language);
  const { outcome, rows, many, note: typed } = given;
  const refuse = (what: Refused["what"]) =>
    pageOf(visit, opened, { what, typed: { placementId: rows[0]?.placementId ?? "", note: typed } });
  const note = text(200).safeParse(typed);
  if (outcome === "notArrived" && (many || !note.success)) return refuse("reason");
  const act = keyed(opened.act, visit.form.get("request") ?? "", given);
  if (await remember(opened.table, act)) return sent(visit, { what: outcome, n: rows.length });
  try {
    const n = await confirm(opened, act, given, { outcome, note: outcome === "notArrived" ? note.data : undefined });
    if (n === 0) return refuse("stale");
    return sent(visit, { what: outcome, n });
  } catch (error) {
    if (error instanceof AppError && error.code === "stale") return refuse("stale");
    throw error;
  }
}

/** Who has arrived, as the agency has recorded it, for the client to say yes or no to. */
export const CLIENT_ARRIVALS_PAGES: VisitorPages = {
  [`GET ${CLIENT_ARRIVALS_PATH}`]: { action: "showClientArrivals", answer: show, failed },
  [`POST ${CLIENT_ARRIVALS_PATH}`]: { action: "confirmArrivalByLink", answer: submit, failed },
};
