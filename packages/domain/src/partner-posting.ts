import type { Grant } from "@shanhai/contract/grant";
import type { OpenGrant, Partner } from "@shanhai/contract/partner";
import type { Audience, PartnerPosting } from "@shanhai/contract/partner-posting";
import type { PartnerId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import type { AgreementRecord } from "./agreement.ts";
import { AppError } from "./app-error.ts";
import type { BoardPostingRecord } from "./board-posting.ts";
import { grantFacts, grantsOf, isOpen } from "./grant.ts";

/** What a partner's people see of a posting: whose order it is, they do not. */
export function readPartnerPosting(record: BoardPostingRecord): PartnerPosting {
  const { postingId, title, agencyName, enterpriseName, occupation, headcount, open, payMin, payMax, place } = record;
  const { divisionName, skillLevel, careerPath, requirements, benefits, description, shownThrough, refreshedAt } =
    record;
  return {
    ...{ postingId, title, agencyName, enterpriseName, occupation, headcount, open, payMin, payMax, place },
    ...{ divisionName, shownThrough, refreshedAt },
    ...(skillLevel === undefined ? {} : { skillLevel }),
    ...(careerPath === undefined ? {} : { careerPath }),
    ...(requirements === undefined ? {} : { requirements }),
    ...(benefits === undefined ? {} : { benefits }),
    ...(description === undefined ? {} : { description }),
  };
}

/** Whether a posting is there for a partner's people: everybody's is, their own while an agreement opens these, nobody else's. */
export function isFor(
  posting: Pick<BoardPostingRecord, "partnerId">,
  partnerId: PartnerId,
  open: readonly OpenGrant[],
): boolean {
  return posting.partnerId === undefined || (posting.partnerId === partnerId && isOpen(open, "postings"));
}

type Terms = Pick<AgreementRecord, "agreementId" | "from" | "to" | "opens" | "state" | "partners">;

/** Partners that have something (postings, unless told) open to them today, by name; asked of the park's own agreements. */
export function audiencesOf(
  partners: readonly Pick<Partner, "partnerId" | "name" | "kind" | "status">[],
  agreements: readonly Terms[],
  act: Pick<Act, "today">,
  wanted: Grant = "postings",
): Audience[] {
  return partners
    .flatMap((partner) => {
      const { partnerId, name, kind } = partner;
      const own = agreements.filter(({ partners: parties }) => parties.some((one) => one.partnerId === partnerId));
      const open = grantsOf(
        partner,
        own.flatMap((agreement) => grantFacts(agreement) ?? []),
        act,
      );
      const until = open.find(({ grant }) => grant === wanted)?.until;
      return until ? [{ partnerId, name, kind, until }] : [];
    })
    .sort((one, two) => one.name.localeCompare(two.name, "zh"));
}

/** The partner that a posting is to address. Throws `invalid` for none of the park's, or one to which postings are not open today. */
export function chosenAudience(
  partner: Parameters<typeof audiencesOf>[0][number] | undefined,
  agreements: readonly Terms[],
  act: Pick<Act, "today">,
): Audience {
  const [audience] = partner ? audiencesOf([partner], agreements, act) : [];
  const code = partner ? "audience.closed" : "option";
  if (!audience) throw new AppError("invalid", { issues: [{ field: "partnerId", code }] });
  return audience;
}
