import { JOB_CONSENT_VERSION, JobApplicationInput } from "@shanhai/contract/job-application";
import { PostingId } from "@shanhai/contract/scalar";
import { APPLY_SCRIPT, JOB_PATH } from "@shanhai/contract/visitor-routes";
import { AppError } from "@shanhai/domain/app-error";
import { type BoardPostingRecord, readBoardPosting } from "@shanhai/domain/board-posting";
import { comparePay } from "@shanhai/domain/pay-comparison";
import { shownCards } from "@shanhai/domain/policy-card";
import { cityOf } from "@shanhai/domain/within";
import type { ApplyField, ApplyForm } from "@shanhai/pages/apply-form";
import { APPLY_SCRIPT_TEXT } from "@shanhai/pages/apply-script";
import { jobPage } from "@shanhai/pages/job-page";
import { getBoardPosting, getBoardTally } from "@shanhai/store/board-posting";
import { countFor } from "@shanhai/store/check-in";
import { remember } from "@shanhai/store/commit";
import { applyTriesKey } from "@shanhai/store/keys/seeker";
import { getPark } from "@shanhai/store/park";
import { listPolicyCards } from "@shanhai/store/policy-card";
import { noteTrace } from "@shanhai/store/seeker-trace";
import type { Table } from "@shanhai/store/table";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { ParkScope } from "@shanhai/tenancy/scope";
import { applyFor } from "../apply.ts";
import { jobPath } from "../job-link.ts";
import { progressPath } from "../progress-token.ts";
import { readNumber, writeNumber } from "./apply-number.ts";
import { failed, jobGone, kept, type OpenBoard, openBoard, openJob, sourceOf } from "./job-board.ts";
import { keyed } from "./keyed.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";
import { pageScript } from "./page-script.ts";
import { mayShow } from "./relay-source.ts";

/** Applications a minute: by one link (a hall that scans one poster), to one job, and with one phone. */
const MOST_A_MINUTE = { link: 120, posting: 60, phone: 5 } as const;

const SCRIPT = pageScript(APPLY_SCRIPT, APPLY_SCRIPT_TEXT);

type OpenJob = OpenBoard & { job: BoardPostingRecord };
type Typed = ApplyForm["typed"];

async function formPage(visit: Visit, opened: OpenJob, form: Omit<ApplyForm, "request">, status = 422): Promise<Page> {
  const { platform, language, act } = visit;
  const { table, path, job } = opened;
  const [tally, cards] = await Promise.all([getBoardTally(table, cityOf(job.division)), listPolicyCards(table)]);
  const request = writeNumber(table.keys, job.postingId, act);
  const html = jobPage(language, {
    job: readBoardPosting(job),
    boardPath: path,
    comparison: comparePay(job, tally),
    cards: shownCards(cards, { division: job.division, today: act.today }),
    form: { ...form, request },
    script: SCRIPT.address,
    // What is for a partner's people alone is nothing for search engines.
    canonical:
      job.partnerId === undefined
        ? `${platform.origin()}${jobPath(table.keys, table.scope.id, { kind: "board" }, job.postingId)}`
        : undefined,
  });
  return status === 200 ? kept(html, request) : { status, html };
}

async function show(visit: Visit): Promise<Page> {
  const opened = await openJob(visit);
  return "html" in opened ? opened : formPage(visit, opened, { typed: {} }, 200);
}

const FIELDS = ["name", "phone", "intention", "experience", "consent"] as const satisfies readonly ApplyField[];

/** What was typed, cut to what a form would send at most. */
function typedOf(form: URLSearchParams): Typed {
  const given = FIELDS.map((field) => {
    const typed = (form.get(field) ?? "").replaceAll("\r\n", "\n").trim();
    return [field, typed.slice(0, 1200)] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

/** What is wrong with what was typed, or the application as it is meant. */
function readTyped({ consent, ...typed }: Typed): { input: JobApplicationInput } | { issues: ApplyForm["issues"] } {
  const parsed = JobApplicationInput.safeParse({ ...typed, phone: typed.phone ?? "" });
  if (parsed.success && consent === "yes") return { input: parsed.data };
  const found = parsed.success ? [] : parsed.error.issues;
  const issues = Object.fromEntries(found.map(({ path, message }) => [String(path[0]), message] as const).toReversed());
  return { issues: { ...issues, ...(consent === "yes" ? {} : { consent: "consent" }) } };
}

/** Counts before anything is looked up; whether there were too many this minute. */
async function tooMany(table: Table<ParkScope>, visit: Visit, postingId: PostingId, phone: string): Promise<boolean> {
  const { at } = visit.act;
  const names = { link: visit.param("token"), posting: postingId, phone: table.keys.hash("phone", phone) };
  const counts = await Promise.all(
    (["link", "posting", "phone"] as const).map(async (by) => {
      const key = applyTriesKey(table.scope, by, names[by], at.slice(0, 16));
      return (await countFor(table, key, at, 1)) > MOST_A_MINUTE[by];
    }),
  );
  return counts.includes(true);
}

async function submit(visit: Visit): Promise<Page> {
  const { platform, language, form, param } = visit;
  const board = openBoard(visit);
  if ("html" in board) return board;
  const { table, path } = board;
  const id = PostingId.safeParse(param("postingId"));
  const posted = id.success ? await getBoardPosting(table, id.data) : undefined;
  if (!posted || !(await mayShow(visit, board.source, posted))) return jobGone(language, path);
  const typed = typedOf(form);
  const number = readNumber(table.keys, posted.postingId, form.get("request") ?? "", visit.act.at);
  // The posting is this park's, and this link's to see: its agency is the one that applying is for, and nobody else's.
  const tenant = platform.open(mintTenantScope(posted.agencyId, table.scope.id));
  const to = (applicationId: Parameters<typeof progressPath>[1]["applicationId"], request: string): Page => {
    const location = progressPath(tenant.keys, { agencyId: posted.agencyId, applicationId, request });
    return { status: 303, html: "", headers: { location } };
  };
  const act = number ? keyed(visit.act, number.request, typed) : visit.act;
  // A retry is answered whatever has become of the job since.
  const earlier = number && (await remember(tenant, act));
  if (earlier) return to(earlier.result as Parameters<typeof to>[0], number.request);
  const opened = await openJob(visit);
  if ("html" in opened) return opened;
  const trapped = (form.get("website") ?? "") !== "";
  if (!number?.inTime || trapped) return formPage(visit, opened, { typed, notice: "again" });
  const read = readTyped(typed);
  if ("issues" in read) return formPage(visit, opened, { typed, issues: read.issues ?? {} });
  if (await tooMany(table, visit, posted.postingId, read.input.phone)) {
    const page = await formPage(visit, opened, { typed, notice: "slowDown" }, 429);
    return { ...page, headers: { "retry-after": "60" } };
  }
  try {
    const source = await sourceOf(visit, opened, opened.job, await getPark(table), tenant);
    const { request } = number;
    const { agencyId, positionId, postingId } = opened.job;
    // Before the application, of whose transaction it can be no part: a trace without one leads to nothing.
    await noteTrace(table, read.input.phone, { agencyId, positionId, postingId, at: act.at });
    const consent = { textVersion: JOB_CONSENT_VERSION, means: "written" as const, by: read.input.name };
    return to(await applyFor(tenant, act, opened.job, { input: read.input, source, request, consent }), request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "busy") return formPage(visit, opened, { typed, notice: "busy" }, 503);
    if (error.code === "order.closed" || error.code === "order.draft") return jobGone(language, path);
    throw error;
  }
}

/** One job, and applying for it. */
export const JOB_PAGES: VisitorPages = {
  [`GET ${JOB_PATH}`]: { action: "showJob", answer: show, failed },
  [`GET ${APPLY_SCRIPT}`]: { action: "showJob", answer: SCRIPT.answer, failed },
  [`POST ${JOB_PATH}`]: { action: "applyForJob", answer: submit, failed },
};
