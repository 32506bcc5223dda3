import { normalisePhone } from "@shanhai/contract/identity";
import type { ErrorCode, Language } from "@shanhai/contract/problem";
import type { ApplicationId } from "@shanhai/contract/scalar";
import { CHECK_IN_PATH } from "@shanhai/contract/visitor-routes";
import type { Act } from "@shanhai/domain/act";
import { found } from "@shanhai/domain/app-error";
import {
  type IntervieweeRecord,
  type InterviewRecord,
  markAttendance,
  readInterview,
  takesPlace,
} from "@shanhai/domain/interview";
import { type CheckInIssue, type Closed, checkedIn, checkInClosed, checkInForm } from "@shanhai/pages/check-in-page";
import { getApplications } from "@shanhai/store/application";
import { claimsOf, findIdentities, getCandidates, hashIdentity } from "@shanhai/store/candidate";
import { countTry } from "@shanhai/store/check-in";
import { getInterview, getInterviewees, saveInterviewees } from "@shanhai/store/interview";
import { applicationIdOf } from "@shanhai/store/keys/pipeline";
import type { Table } from "@shanhai/store/table";
import { mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import { readCheckInToken } from "../check-in-token.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";

/** Numbers that name nobody on the list, by link and minute: more than this is somebody trying them out. */
const MOST_TRIES = 30;

type Door = { table: Table<TenantItemsScope>; interview: InterviewRecord };

/** The interview that a link opens today, or the page that says why it does not. */
async function openDoor(platform: Platform, token: string, act: Act, language: Language): Promise<Door | Page> {
  const closed = (status: number, why: Closed, interview?: InterviewRecord) => ({
    status,
    html: checkInClosed(language, why, interview && readInterview(interview)),
  });
  const named = readCheckInToken(token, (agencyId) => platform.keys.of(mintTenantItemsScope(agencyId)));
  if (!named) return closed(404, "link");
  // The signature says that an interview of this agency was named by it: nobody chooses a tenant here.
  const table = platform.open(mintTenantItemsScope(named.agencyId));
  const interview = await getInterview(table, named.orderId, named.interviewId);
  if (!interview || interview.link !== named.link) return closed(404, "link");
  if (interview.status === "cancelled") return closed(410, "cancelled", interview);
  if (interview.date !== act.today) return closed(403, "day", interview);
  return { table, interview };
}

/** The form behind the QR code. */
async function show({ platform, act, language, param }: Visit): Promise<Page> {
  const door = await openDoor(platform, param("token"), act, language);
  if ("html" in door) return door;
  return { status: 200, html: checkInForm(language, readInterview(door.interview)) };
}

/** Who on the list has this phone: applications of records that were merged into the person's are the person's. */
async function findInterviewee({ table, interview }: Door, phone: string): Promise<IntervieweeRecord | undefined> {
  const named = await findIdentities(table, claimsOf(hashIdentity(table, { phone })));
  const [candidate] = await getCandidates(table, [...named.values()]);
  if (!candidate) return undefined;
  const ids = [candidate.candidateId, ...(candidate.mergedIds ?? [])];
  const applications = ids.map((id) => applicationIdOf(interview.positionId, id));
  const invited = await getInterviewees(table, interview.interviewId, applications);
  return [...invited.values()].find(({ attendance }) => attendance !== "cancelled");
}

async function markHere({ table, interview: shown }: Door, applicationId: ApplicationId, act: Act): Promise<void> {
  const { orderId, interviewId } = shown;
  await settle(async () => {
    const [now, interviewees] = await Promise.all([
      getInterview(table, orderId, interviewId),
      getInterviewees(table, interviewId, [applicationId]),
    ]);
    const interview = takesPlace(found(now));
    const { changes } = markAttendance(interview, [applicationId], interviewees, "attended", act);
    // Checking in twice is no error: the answer may have been lost.
    if (changes.length > 0) await saveInterviewees(table, act, interview, changes, null);
  });
}

/** Somebody's phone, typed at the door. */
async function submit({ platform, act, language, param, form }: Visit): Promise<Page> {
  const door = await openDoor(platform, param("token"), act, language);
  if ("html" in door) return door;
  const { table, interview } = door;
  const shown = readInterview(interview);
  const typed = form.get("phone") ?? "";
  const wrong = (issue: CheckInIssue): Page => ({
    status: 422,
    html: checkInForm(language, shown, { issue, phone: typed.slice(0, 20) }),
  });
  const phone = normalisePhone(typed);
  if (!phone) return wrong("phone");
  // Right numbers too are refused then, since otherwise trying would tell; those that were right do not count.
  if ((await countTry(table, interview.interviewId, act.at, 1)) > MOST_TRIES) {
    return { status: 429, html: checkInClosed(language, "slowDown", shown) };
  }
  const invited = await findInterviewee(door, phone);
  if (!invited) return wrong("unknown");
  await countTry(table, interview.interviewId, act.at, -1);
  await markHere(door, invited.applicationId, act);
  const application = (await getApplications(table, [invited.applicationId])).get(invited.applicationId);
  const person = { name: application?.candidateName ?? "", slot: invited.slot };
  return { status: 200, html: checkedIn(language, shown, person) };
}

function failed(language: Language, code: ErrorCode): Page {
  if (code === "interview.cancelled") return { status: 410, html: checkInClosed(language, "cancelled") };
  return { status: code === "internal" ? 500 : 503, html: checkInClosed(language, "busy") };
}

const action = "checkIn";

/** The code at an interview's door. */
export const CHECK_IN_PAGES: VisitorPages = {
  [`GET ${CHECK_IN_PATH}`]: { action, answer: show, failed },
  [`POST ${CHECK_IN_PATH}`]: { action, answer: submit, failed },
};
