import type { ParsedOf } from "@shanhai/contract/endpoint";
import { type createIntention as contract, type Intention, STATION_CONSENT_VERSION } from "@shanhai/contract/intention";
import type { CalendarMonth, IntentionId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import type { BoardPostingRecord } from "./board-posting.ts";
import { monthOf } from "./calendar.ts";

type Input = ParsedOf<typeof contract>["body"];

/** As kept; its month is the one that counts the person. */
export interface IntentionRecord extends Intention {
  month: CalendarMonth;
}

/** Consents and sendings that are kept of one person, the latest. */
const MOST_KEPT = 50;

type Given = Pick<Input, "means"> & { on?: Input["on"] };

/** The consent as it was given: to the station, and to a posting's agency and enterprise where one is named. */
function consentOf(
  { means, on }: Given,
  {
    stationName,
    posting,
  }: { stationName: string; posting?: Pick<BoardPostingRecord, "agencyName" | "enterpriseName"> | undefined },
  act: Pick<Act, "today" | "name">,
): Intention["consents"][number] {
  if (on && on > act.today) throw new AppError("invalid", { issues: [{ field: "on", code: "date.future" }] });
  const recipients = [stationName, ...(posting ? [posting.agencyName, posting.enterpriseName] : [])];
  return { textVersion: STATION_CONSENT_VERSION, means, on: on ?? act.today, by: act.name, recipients };
}

const wantedOf = ({ occupation, place, skillLevel, availability, note }: Input) =>
  Object.fromEntries(
    Object.entries({ occupation, place, skillLevel, availability, note }).filter(([, value]) => value !== undefined),
  );

/** With one more consent, unless it says what the last one says: the same form sent again. */
function withConsent(before: Intention["consents"], consent: Intention["consents"][number]): Intention["consents"] {
  const said = ({ textVersion, means, on, by, recipients }: Intention["consents"][number]) =>
    [textVersion, means, on, by, ...recipients].join("\n");
  const last = before.at(-1);
  return last && said(last) === said(consent) ? before : [...before, consent].slice(-MOST_KEPT);
}

/**
 * Somebody written down: a new person, or what is known of the one who has this phone, with what they ask for now; what is
 * not said this time stays. Throws `invalid` for a day after today.
 */
export function keepIntention(
  before: IntentionRecord | undefined,
  input: Input,
  of: Parameters<typeof consentOf>[1],
  act: Act,
): IntentionRecord {
  const consent = consentOf(input, of, act);
  const { name, phone } = input;
  return {
    ...(before ?? {
      intentionId: act.newId<IntentionId>("itn"),
      sent: [],
      createdAt: act.at,
      month: monthOf(act.today),
    }),
    name,
    phone,
    ...wantedOf(input),
    consents: withConsent(before?.consents ?? [], consent),
    version: (before?.version ?? 0) + 1,
    updatedAt: act.at,
  };
}

/** The person with one more posting that they were put forward for; `given` is the consent where it was not kept yet. */
export function noteSent(
  before: IntentionRecord,
  posting: BoardPostingRecord,
  { stationName, given }: { stationName: string; given?: Given },
  act: Act,
): IntentionRecord {
  const { postingId, title, enterpriseName, agencyName } = posting;
  const consents = given
    ? withConsent(before.consents, consentOf(given, { stationName, posting }, act))
    : before.consents;
  return {
    ...before,
    consents,
    sent: [...before.sent, { postingId, title, enterpriseName, agencyName, at: act.at }].slice(-MOST_KEPT),
    version: before.version + 1,
    updatedAt: act.at,
  };
}

/** What the station sees of a person. */
export function readIntention({ month: _month, ...intention }: IntentionRecord): Intention {
  return intention;
}
