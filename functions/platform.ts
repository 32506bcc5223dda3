import type { LogPort } from "@shanhai/http/log";
import type { Entrance } from "@shanhai/http/serve";
import type { Files } from "@shanhai/store/files";
import type { KeyRing } from "@shanhai/store/key-ring";
import type { Meter } from "@shanhai/store/meter";
import type { Table } from "@shanhai/store/table";
import type { Scope } from "@shanhai/tenancy/scope";
import type { Sms } from "./sms.ts";

/** An import that waits for a worker. */
export interface ImportMessage {
  tenantId: string;
  parkId: string;
  importJobId: string;
}

/** An export that waits for a worker. */
export interface ExportMessage {
  tenantId: string;
  parkId: string;
  exportJobId: string;
}

/** An allocation that waits for a worker: to be worked out, applied or taken back. */
export interface AllocationMessage {
  tenantId: string;
  parkId: string;
  allocationId: string;
}

/** What the functions stand on. Every member has two adapters: AWS (`platform-aws.ts`) and the laptop (`packages/local`). */
export interface Platform extends Pick<Entrance, "now"> {
  /** The table under the scope's own credentials: nothing outside the scope's partitions can be reached with it. */
  open<S extends Scope>(scope: S): Table<S>;
  /** Where each invocation's line goes, with what it took of the table. */
  log: LogPort;
  /** Counts the messages that are sent for whom. */
  meter: Pick<Meter, "addMessage">;
  /** Where browsers find the console and the phone pages: `https://…`, no slash at the end. */
  origin(): string;
  files: Files;
  /** Keys per owner: identity hashes, ID number encryption, cursor signatures. */
  keys: KeyRing;
  imports: { send(message: ImportMessage): Promise<void> };
  exports: { send(message: ExportMessage): Promise<void> };
  allocations: { send(message: AllocationMessage): Promise<void> };
  /** Text messages to job seekers: codes, and that there are new jobs. */
  sms: Sms;
  /** Who signs tokens, and for whom. */
  identity: {
    issuer: string;
    audience: string;
    clientId: string;
    jwksUri: string;
    /** Under what name its subjects are kept; the issuer's own unless its address may change. */
    realm?: string;
    /** What CloudFront adds to what it forwards, where requests must have come through it. */
    originSecret?: string;
  };
}
