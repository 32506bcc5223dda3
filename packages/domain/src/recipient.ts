import type { Enterprise } from "@shanhai/contract/enterprise";
import { maskPhone } from "@shanhai/contract/identity";
import {
  type ConsentMeans,
  MOST_RECIPIENTS,
  RECIPIENT_TEXT_VERSION,
  type Recipient,
} from "@shanhai/contract/recipient";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError, found } from "./app-error.ts";
import type { CandidateRecord } from "./candidate.ts";

type Asked = Pick<CandidateRecord, "recipients" | "version" | "updatedAt" | "edit">;

function withRecipients<R extends Asked>(record: R, recipients: readonly Recipient[], act: Act): R {
  const { recipients: _before, ...rest } = record;
  const version = record.version + 1;
  return {
    ...(rest as R),
    ...(recipients.length > 0 ? { recipients: [...recipients] } : {}),
    version,
    updatedAt: act.at,
    edit: { version, by: act.name, action: act.action },
  };
}

/** The person agreeing to one enterprise; agreed to already, the latest consent stands. Throws `recipients.many`. */
export function agreeTo<R extends Asked>(
  record: R,
  { enterpriseId, name }: Pick<Enterprise, "enterpriseId" | "name">,
  means: ConsentMeans,
  act: Act,
): R {
  const others = (record.recipients ?? []).filter((one) => one.enterpriseId !== enterpriseId);
  if (others.length >= MOST_RECIPIENTS) throw new AppError("recipients.many", { max: MOST_RECIPIENTS });
  const consent = { enterpriseId, enterpriseName: name, textVersion: RECIPIENT_TEXT_VERSION, means };
  return withRecipients(record, [...others, { ...consent, at: act.at, by: act.name }], act);
}

/** The person taking a consent back. Throws `notFound` where there is none. */
export function disagreeWith<R extends Asked>(record: R, enterpriseId: EnterpriseId, act: Act): R {
  const recipients = record.recipients ?? [];
  found(recipients.find((one) => one.enterpriseId === enterpriseId));
  return withRecipients(
    record,
    recipients.filter((one) => one.enterpriseId !== enterpriseId),
    act,
  );
}

/** The consents of two records of one person: of those to one enterprise the later. */
export function joinRecipients(one: readonly Recipient[] = [], other: readonly Recipient[] = []): Recipient[] {
  const joined = new Map<string, Recipient>();
  for (const consent of [...one, ...other]) {
    const known = joined.get(consent.enterpriseId);
    if (!known || known.at < consent.at) joined.set(consent.enterpriseId, consent);
  }
  return [...joined.values()];
}

type Consents = Pick<CandidateRecord, "recipients">;

/**
 * Whose consents are whose once a merge was undone. What was agreed to since is this one's; the other's own go back with it, but for
 * those touched since: who said no while both were one must not be shown again, and nobody is shown by somebody else's yes.
 */
export function separateRecipients(
  { recipients: now = [] }: Consents,
  { before, other, after }: Record<"before" | "other" | "after", Consents>,
): { own: Consents; theirs: Consents } {
  const find = ({ recipients = [] }: Consents, id: EnterpriseId) => recipients.find((one) => one.enterpriseId === id);
  const isUntouched = (one: Recipient) => find(after, one.enterpriseId)?.at === one.at;
  const untouched = new Set(now.filter(isUntouched).map((one) => one.enterpriseId));
  const given = ({ recipients = [] }: Consents) => recipients.filter((one) => untouched.has(one.enterpriseId));
  const kept = (recipients: Recipient[]): Consents => (recipients.length > 0 ? { recipients } : {});
  return {
    own: kept([...given(before), ...now.filter((one) => !isUntouched(one))]),
    theirs: kept(given(other)),
  };
}

/** Somebody as a client enterprise may see them. */
export interface ShownPerson {
  name: string;
  phone: string | undefined;
  /** Whether name and phone are given in full. */
  open: boolean;
}

/** The first character of a name. */
export const maskName = (name: string) => {
  const [first = "", ...rest] = name;
  return `${first}${"*".repeat(Math.max(1, rest.length))}`;
};

/** Name and phone as an enterprise may see them: masked until a consent of the person names it. */
export function showTo(
  enterpriseId: EnterpriseId,
  person: Pick<CandidateRecord, "name" | "phone" | "recipients"> | undefined,
  known: { name: string; phone?: string | undefined },
): ShownPerson {
  const open = person?.recipients?.some((one) => one.enterpriseId === enterpriseId) === true;
  if (open && person) return { name: person.name, phone: person.phone, open };
  const phone = person?.phone;
  return { name: maskName(person?.name ?? known.name), phone: phone ? maskPhone(phone) : known.phone, open: false };
}
