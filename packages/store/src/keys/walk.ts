import type { AgencyId } from "@shanhai/contract/scalar";
import type { WalkScope } from "@shanhai/tenancy/scope";
import { key } from "./key.ts";

/* Keys of walks through the whole table: what was done, and how far one came. See `key.ts`. */

/** A change of the whole table by its number, or of an agency's own table. */
export const migrationKey = (scope: WalkScope, version: number, agency: AgencyId | undefined) =>
  key(scope, "migration", `${String(version).padStart(4, "0")}${agency ? `#${agency}` : ""}`);
/** How far a walk has come in one segment of the table. */
export const walkedKey = (scope: WalkScope, walk: string, segment: number) =>
  key(scope, `walked#${walk}`, String(segment));
