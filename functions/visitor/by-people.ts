import { PROGRESS_BY_PEOPLE_PATH, PROGRESS_PATH } from "@shanhai/contract/visitor-routes";
import { linkClosed } from "@shanhai/pages/link-closed-page";
import { noteByPeopleForm, saveByPeople } from "@shanhai/store/score-draft";
import { getStanding } from "@shanhai/store/standing";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { failed } from "./job-board.ts";
import type { Page, Visit, VisitorPages } from "./page.ts";
import { openProgress } from "./progress.ts";

/** Notes that the person wants to be assessed by people alone (PIPL 24): pressed twice, nothing more happens. */
async function ask(visit: Visit): Promise<Page> {
  const { platform, language, param, act } = visit;
  const opened = await openProgress(visit);
  if ("html" in opened) return opened;
  const { agencyId, applicationId, record, request, table } = opened;
  const standing = await getStanding(table);
  if (!standing) return { status: 404, html: linkClosed(language) };
  const tenant = platform.open(mintTenantScope(agencyId, standing.parkId));
  const by = record.request === request ? record.candidateName : act.name;
  // By the page's name: the audit is kept when the person is erased. Whoever typed the number again may be somebody else, whose page
  // says what they did and nothing of the person; that people alone assess harms nobody.
  await saveByPeople(tenant, act, applicationId, { at: act.at, by }, {});
  if (record.request !== request) await noteByPeopleForm(tenant, act, request);
  return {
    status: 303,
    html: "",
    headers: { location: `${PROGRESS_PATH.replace("{token}", param("token"))}#assessed` },
  };
}

/** That no assistant shall draft a score of one's answers. */
export const BY_PEOPLE_PAGES: VisitorPages = {
  [`POST ${PROGRESS_BY_PEOPLE_PATH}`]: { action: "assessByPeople", answer: ask, failed },
};
