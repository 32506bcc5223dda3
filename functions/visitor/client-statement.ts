import { StatementId, StatementLineId, text } from "@shanhai/contract/scalar";
import { MOST_NAMED, type StatementLine } from "@shanhai/contract/statement";
import { CLIENT_STATEMENT_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { showTo } from "@shanhai/domain/recipient";
import { answerStatement, readStatement, type StatementRecord } from "@shanhai/domain/statement";
import { clientStatementPage } from "@shanhai/pages/client-statement-page";
import { remember } from "@shanhai/store/commit";
import { getPlacements } from "@shanhai/store/placement";
import { getLines, getStatement, listLines, saveStep } from "@shanhai/store/statement";
import { at, type Client, failed, notThere, openClient, sent, toldOf } from "./client-link.ts";
import { peopleById } from "./client-people.ts";
import { keyed } from "./keyed.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

const A_PAGE = 30;

type Opened = Client & { record: StatementRecord };
type Refused = { what: "stale" | "lines"; typed: { note: string; lineIds: readonly string[] } };

/** What an enterprise may see: what was sent to it, and what became of that. */
const SENT: readonly StatementRecord["status"][] = ["sent", "confirmed", "disputed", "settled"];

/** The statement that an address names, if it was sent to the link's enterprise and the link is for statements. */
async function openStatement(visit: Visit): Promise<Opened | Page> {
  const opened = await openClient(visit);
  if ("html" in opened) return opened;
  const id = StatementId.safeParse(visit.param("statementId"));
  const record = id.success && opened.link.statements ? await getStatement(opened.table, id.data) : undefined;
  if (!record || record.enterpriseId !== opened.link.enterpriseId || !SENT.includes(record.status))
    return notThere(visit.language);
  return { ...opened, record };
}

async function pageOf(visit: Visit, opened: Opened, refused?: Refused): Promise<Page> {
  const { query, language, act } = visit;
  const { table, record, home, link } = opened;
  const lines = await listLines(table, record, { limit: A_PAGE, cursor: query.get("cursor") ?? undefined });
  const placements = await getPlacements(table, [...new Set(lines.items.map(({ placementId }) => placementId))]);
  const people = await peopleById(opened, [...placements.values()]);
  const nameOf = ({ candidateName: name }: StatementLine) => showTo(link.enterpriseId, undefined, { name }).name;
  const html = clientStatementPage(language, {
    home,
    told: refused ? { what: refused.what, n: 1 } : toldOf(visit),
    request: act.newId<string>("req"),
    statement: readStatement(record),
    lines: lines.items.map((line) => {
      const placement = placements.get(line.placementId);
      return { ...line, candidateName: placement ? people(placement).shown.name : nameOf(line) };
    }),
    more: lines.cursor === undefined ? undefined : at(query, { cursor: lines.cursor }),
    can: { confirm: record.status === "sent", dispute: record.status === "sent" || record.status === "disputed" },
    typed: refused?.typed,
  });
  return { status: refused ? (refused.what === "stale" ? 409 : 422) : 200, html };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openStatement(visit);
  return "html" in opened ? opened : pageOf(visit, opened);
}

/** Takes the client's yes, or its no to some lines with the reason: the step that an owner takes when told so. */
async function submit(visit: Visit): Promise<Page> {
  const opened = await openStatement(visit);
  if ("html" in opened) return opened;
  const { table, record, link } = opened;
  const { form } = visit;
  const to = { confirm: "confirmed", dispute: "disputed" }[form.get("act") ?? ""] as
    | "confirmed"
    | "disputed"
    | undefined;
  if (!to) return notThere(visit.language);
  const typed = (form.get("note") ?? "").slice(0, 1000).replaceAll("\r\n", "\n");
  const lineIds = [...new Set(form.getAll("line"))].slice(0, MOST_NAMED);
  const refuse = (what: Refused["what"]) => pageOf(visit, opened, { what, typed: { note: typed, lineIds } });
  const note = text(500, { lines: true }).safeParse(typed);
  const parsed = lineIds.map((id) => StatementLineId.safeParse(id));
  const named = parsed.flatMap((id) => (id.success ? [id.data] : []));
  if (to === "disputed" && (!note.success || named.length === 0 || named.length < lineIds.length))
    return refuse("lines");
  const version = Number(form.get("version"));
  const act = keyed(opened.act, form.get("request") ?? "", {
    statementId: record.statementId,
    to,
    version,
    typed,
    lineIds,
  });
  if (await remember(table, act)) return sent(visit, { what: to, n: 1 });
  const disputing = to === "disputed" ? await getLines(table, record.statementId, named) : [];
  if (to === "disputed" && disputing.length < named.length) return refuse("lines");
  try {
    const step = { to, version, ...(to === "disputed" && note.success ? { note: note.data } : {}) };
    await saveStep(table, act, answerStatement(record, step, disputing, act), [link.enterpriseLinkId]);
    return sent(visit, { what: to, n: 1 });
  } catch (error) {
    const code = error instanceof AppError ? error.code : undefined;
    if (code === "stale" || code === "statement.transition") return refuse("stale");
    if (code === "invalid") return refuse("lines");
    throw error;
  }
}

/** A statement that was sent to the client. */
export const CLIENT_STATEMENT_PAGES: VisitorPages = {
  [`GET ${CLIENT_STATEMENT_PATH}`]: { action: "showClientStatement", answer: show, failed },
  [`POST ${CLIENT_STATEMENT_PATH}`]: { action: "answerStatementByLink", answer: submit, failed },
};
