import type { ResultOf } from "@shanhai/contract/endpoint";
import type * as contract from "@shanhai/contract/rectification";
import type { ProofDocument } from "@shanhai/contract/rectification";
import type { ProofDocumentId, RectificationId } from "@shanhai/contract/scalar";
import { AppError, found } from "@shanhai/domain/app-error";
import { documentsOf, mayProve } from "@shanhai/domain/rectification";
import { acceptDocument } from "@shanhai/domain/signing";
import type { Request } from "@shanhai/http/serve";
import { getRectification } from "@shanhai/store/rectification";
import { mintTenantItemsScope } from "@shanhai/tenancy/mint";
import type { TenantItemsScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** Where a file of proof is, below its agency's prefix: it is the agency's, and is erased with it. */
const fileOf = (rectification: RectificationId, document: ProofDocumentId) =>
  `rectifications/${rectification}/${document}`;

/** A place to upload a file to. Nothing is recorded yet: a file that no proof names is nobody's proof. */
export async function create(
  { act, scope, input }: Request<typeof contract.createProofDocument>,
  platform: Platform,
): Promise<ResultOf<typeof contract.createProofDocument>> {
  const { rectificationId } = input.params;
  const { fileName, size } = input.body;
  mayProve(found(await getRectification(platform.open(scope), rectificationId)));
  const proofDocumentId = act.newId<ProofDocumentId>("pfd");
  const upload = await platform.files.uploadTarget(scope, fileOf(rectificationId, proofDocumentId), size);
  return { proofDocumentId, fileName, upload };
}

/** Whether the files that a proof names are there, and are documents. Throws `document.missing`, `document.type`. */
export async function checkDocuments(
  platform: Platform,
  scope: TenantItemsScope,
  rectification: RectificationId,
  documents: readonly ProofDocument[],
): Promise<void> {
  await Promise.all(
    documents.map(async ({ proofDocumentId, fileName }) => {
      const head = await platform.files.head(scope, fileOf(rectification, proofDocumentId));
      if (!head) throw new AppError("document.missing");
      acceptDocument(head, fileName);
    }),
  );
}

/** A file of the proof that the caller's own record names; the park reads it with the scope of the agency in that record. */
export async function get(
  { scope, input }: Request<typeof contract.getProofDocument>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getProofDocument>> {
  const { rectificationId, proofDocumentId } = input.params;
  const record = found(await getRectification(platform.open(scope), rectificationId));
  const { fileName } = found(documentsOf(record).find((one) => one.proofDocumentId === proofDocumentId));
  const owner = mintTenantItemsScope(record.agencyId);
  const name = fileOf(rectificationId, proofDocumentId);
  if (!(await platform.files.head(owner, name))) throw new AppError("document.missing");
  return { url: await platform.files.downloadUrl(owner, name, fileName), fileName };
}
