import type { Placement } from "@shanhai/contract/placement";
import type { CalendarDate } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";

/** A signing as people report it. Before the arrival is usual; after today is not. */
export interface Signing {
  signedDate: CalendarDate;
  place: string;
  /** Another document, or none any more; left out, the one on record stays. */
  document?: Contract["document"] | null | undefined;
}

type Contract = NonNullable<Placement["contract"]>;

const MARKS = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  jpg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47],
} as const;
type DocumentType = keyof typeof MARKS;

/** What a document is by what it begins with, whatever it is called: PDF, JPEG, PNG, or none of them. */
export function documentType(head: Uint8Array): DocumentType | undefined {
  const types = Object.keys(MARKS) as DocumentType[];
  return types.find((type) => MARKS[type].every((byte, index) => head[index] === byte));
}

/** Refuses a file that is no document by what it begins with, or would open as something else by its name. Throws `document.type`. */
export function acceptDocument(head: Uint8Array, fileName: string): void {
  if (!documentType(head) || !/\.(pdf|jpe?g|png)$/i.test(fileName)) throw new AppError("document.type", { fileName });
}

/** Refuses a signing that has not happened yet. */
export function signedByNow({ signedDate, place, document }: Signing, act: Pick<Act, "today">): Signing {
  if (signedDate > act.today) {
    throw new AppError("invalid", { issues: [{ field: "signedDate", code: "date.future" }] });
  }
  return { signedDate, place, document };
}

/** The placement with its contract signed; undefined where just this is on record already. */
export function sign(
  placement: Placement,
  { signedDate, place, document }: Signing,
  act: Pick<Act, "at">,
): Placement | undefined {
  const known = placement.contract;
  const kept = document === undefined ? known?.document : (document ?? undefined);
  const contract: Contract = { signedDate, place, ...(kept ? { document: kept } : {}) };
  const same =
    known?.signedDate === signedDate &&
    known.place === place &&
    known.document?.documentId === kept?.documentId &&
    known.document?.fileName === kept?.fileName;
  if (same) return undefined;
  return { ...placement, contract, version: placement.version + 1, updatedAt: act.at };
}
