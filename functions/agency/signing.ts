import type { ResultOf } from "@shanhai/contract/endpoint";
import type { Placement } from "@shanhai/contract/placement";
import type { PlacementId, SigningDocumentId } from "@shanhai/contract/scalar";
import type * as contract from "@shanhai/contract/signing";
import type { SigningResult } from "@shanhai/contract/signing";
import type { Act } from "@shanhai/domain/act";
import { AppError, found, sameVersion } from "@shanhai/domain/app-error";
import { acceptDocument, type Signing, sign, signedByNow } from "@shanhai/domain/signing";
import type { Request } from "@shanhai/http/serve";
import { CHANGE_WRITES, getPlacement, getPlacements, savePlacements } from "@shanhai/store/placement";
import type { Table } from "@shanhai/store/table";
import type { TenantScope } from "@shanhai/tenancy/scope";
import { inParts } from "../in-parts.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

/** Where a scanned contract is, below its tenant's prefix. */
const fileOf = (documentId: SigningDocumentId) => `contracts/${documentId}`;

/** A place to upload a contract to. Nothing is recorded yet: a file that no signing names is nobody's contract. */
export async function createDocument(
  { act, scope, input }: Request<typeof contract.createSigningDocument>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createSigningDocument>> {
  const { fileName, size } = input.body;
  const documentId = act.newId<SigningDocumentId>("doc");
  return { documentId, fileName, upload: await platform.files.uploadTarget(scope, fileOf(documentId), size) };
}

/** Whether a document that a signing names is there, and is one. Throws `document.missing` or `document.type`. */
async function checkDocument(platform: Platform, scope: TenantScope, document: Signing["document"]): Promise<void> {
  if (!document) return;
  const head = await platform.files.head(scope, fileOf(document.documentId));
  if (!head) throw new AppError("document.missing");
  acceptDocument(head, document.fileName);
}

export async function getDocument(
  { scope, input }: Request<typeof contract.getSigningDocument>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getSigningDocument>> {
  const placement = found(await getPlacement(platform.open(scope), input.params.placementId));
  const document = placement.contract?.document;
  if (!document) throw new AppError("document.missing");
  const url = await platform.files.downloadUrl(scope, fileOf(document.documentId), document.fileName);
  return { url, fileName: document.fileName };
}

export async function record(
  { act, scope, input }: Request<typeof contract.recordSigning>,
  platform: Platform,
): Promise<Placement> {
  const table = platform.open(scope);
  await checkDocument(platform, scope, input.body.document);
  return settle(async () => {
    const before = found(await getPlacement(table, input.params.placementId));
    const signing = signedByNow(input.body, act);
    const after = sign(sameVersion(before, input.body.version), signing, act);
    return after ? savePlacements(table, act, [{ before, after }], after) : before;
  });
}

async function signPart(
  table: Table<TenantScope>,
  act: Act,
  ids: readonly PlacementId[],
  signing: Signing,
): Promise<SigningResult[]> {
  const placements = await getPlacements(table, ids);
  const signed = [...placements.values()].flatMap((before) => {
    const after = sign(before, signing, act);
    return after ? { before, after } : [];
  });
  const changed = new Map(signed.map(({ after }) => [after.placementId, after]));
  const results = ids.map((placementId): SigningResult => {
    const now = changed.get(placementId) ?? placements.get(placementId);
    return now ? { placementId, outcome: "recorded", version: now.version } : { placementId, outcome: "notFound" };
  });
  return signed.length === 0 && !act.idempotency ? results : savePlacements(table, act, signed, results);
}

/** One signing of many people, who come from whichever orders. */
export async function recordMany(
  { act, scope, input }: Request<typeof contract.recordSignings>,
  platform: Platform,
): Promise<ResultOf<typeof contract.recordSignings>> {
  const table = platform.open(scope);
  const signing = signedByNow(input.body, act);
  await checkDocument(platform, scope, input.body.document);
  const writesOf = () => CHANGE_WRITES.record;
  const results = await inParts(table, act, input.body.placementIds, writesOf, (part, own) =>
    signPart(table, own, part, signing),
  );
  return { results };
}
