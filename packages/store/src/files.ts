import type { ParkScope, SweepScope, TenantItemsScope } from "@shanhai/tenancy/scope";

/** Who has files: agencies and parks. A partner's role reaches none. */
export type FileScope = TenantItemsScope | ParkScope;

/** Where a file is sent: one request with this method, address and headers, within 15 minutes. */
interface UploadTarget {
  method: "PUT";
  url: string;
  headers: Record<string, string>;
}

/** Where a form without script sends a file: its address and hidden fields, before a last field `file`; for 15 minutes. */
interface FormTarget {
  url: string;
  fields: Readonly<Record<string, string>>;
}

/** Names of files that are kept for good begin so; all others are gone after a month. */
const KEPT = ["contracts/", "onboardings/", "rectifications/"];

/** As much of a file as tells its type. */
export const HEAD_BYTES = 16;

export const isKept = (name: string) => KEPT.some((folder) => name.startsWith(folder));

/**
 * Files of a tenant or a park, under its own prefix. Two adapters, one shared test: S3 with the scope's credentials, and a
 * folder on the laptop. `name` is a path below the owner's prefix: letters, digits, `_`, `-`, `.` and `/`.
 */
export interface Files {
  /** Where to upload a file of so many bytes. One that is kept is taken once: sent again it is refused with 412. */
  uploadTarget(scope: FileScope, name: string, size: number): Promise<UploadTarget>;
  /**
   * Where a form sends a file of up to so many bytes; the browser is then led to `next`. What is taken may be replaced by
   * whoever holds the form while it is valid.
   */
  formTarget(scope: FileScope, name: string, most: number, next: string): Promise<FormTarget>;
  /** An address that downloads the file as `fileName`, for 15 minutes, to whoever holds it. */
  downloadUrl(scope: FileScope, name: string, fileName: string): Promise<string>;
  /** The whole file, or undefined where there is none. */
  read(scope: FileScope, name: string): Promise<Uint8Array | undefined>;
  /** The beginning of a file, which tells its type, however large the rest is; undefined where there is none. */
  head(scope: FileScope, name: string): Promise<Uint8Array | undefined>;
  write(scope: FileScope, name: string, content: Uint8Array): Promise<void>;
  /** Removes one of an agency's files, whether it is there or not. */
  remove(scope: SweepScope, name: string): Promise<void>;
  /** Removes every file of an agency, kept ones too. */
  removeAll(scope: SweepScope): Promise<void>;
}
