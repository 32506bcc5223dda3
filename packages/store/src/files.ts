import type { TenantScope } from "@shanhai/tenancy/scope";

/** Where a file is sent: one request with this method, address and headers, within 15 minutes. */
interface UploadTarget {
  method: "PUT";
  url: string;
  headers: Record<string, string>;
}

/** Names of files that are kept for good begin so, and are written once; all others are gone after a month. */
const KEPT = "contracts/";

export const isKept = (name: string) => name.startsWith(KEPT);

/**
 * Files of a tenant, under its own prefix. Two adapters, one shared test: S3 with the scope's credentials, and a folder
 * on the laptop. `name` is a path below the tenant's prefix: letters, digits, `_`, `-`, `.` and `/`.
 */
export interface Files {
  /** Where to upload a file of so many bytes. One that is kept is taken once: sent again it is refused with 412. */
  uploadTarget(scope: TenantScope, name: string, size: number): Promise<UploadTarget>;
  /** An address that downloads the file as `fileName`, for 15 minutes, to whoever holds it. */
  downloadUrl(scope: TenantScope, name: string, fileName: string): Promise<string>;
  /** The whole file, or undefined where there is none. */
  read(scope: TenantScope, name: string): Promise<Uint8Array | undefined>;
  write(scope: TenantScope, name: string, content: Uint8Array): Promise<void>;
}
