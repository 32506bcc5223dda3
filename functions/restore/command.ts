import { parseArgs } from "node:util";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { AgencyId } from "@shanhai/contract/scalar";
import type { Restoring } from "./restore-agency.ts";
import { type Report, restoreAgency } from "./restore-agency.ts";

const USAGE = "restore --export <folder> --agency agn_… [--write] [--overwrite]";

/** What is said of each fate, in the order of the report. */
const WORDS: Record<string, string> = {
  missing: "missing, would be restored",
  restored: "restored",
  changed: "differ, left alone",
  newer: "newer in the table, left alone",
  replaced: "replaced",
  conflict: "changed meanwhile, left alone",
  same: "as in the export",
  erased: "of people who were erased, stay away",
  gone: "taken out since, stay away",
  moved: "point to what moved on, stay away",
  expired: "expired, stay away",
  transient: "of that day alone, stay away",
};

/** A report as lines: each fate with how many of which nouns. */
export function linesOf(report: Report): string[] {
  return Object.entries(WORDS).flatMap(([fate, words]) => {
    const nouns = Object.entries(report).flatMap(([noun, fates]) => {
      const count = fates[fate as keyof typeof fates];
      return count ? [{ noun, count }] : [];
    });
    if (nouns.length === 0) return [];
    const total = nouns.reduce((sum, { count }) => sum + count, 0);
    const sorted = nouns.sort((a, b) => b.count - a.count);
    return [
      `${String(total).padStart(9)}  ${words}: ${sorted.map(({ noun, count }) => `${count} ${noun}`).join(", ")}`,
    ];
  });
}

/** A table without owners' keys: restoring hashes, seals and signs nothing. */
export function tableOf(client: DynamoDBDocumentClient, name: string): Restoring["open"] {
  return (scope) => ({
    scope,
    name,
    client,
    get keys(): never {
      throw new Error("Restoring needs no keys");
    },
  });
}

/** Restores an agency as the arguments of a command say, and prints what came of it. Throws what is wrong with them. */
export async function restoreCommand(args: readonly string[], open: Restoring["open"]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      export: { type: "string" },
      agency: { type: "string" },
      write: { type: "boolean", default: false },
      overwrite: { type: "boolean", default: false },
    },
  });
  const { export: folder, agency, write, overwrite } = values;
  if (!folder || !AgencyId.safeParse(agency).success || !agency) throw new Error(USAGE);
  if (overwrite && !write) throw new Error(`--overwrite needs --write: look at what differs first\n${USAGE}`);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const report = await restoreAgency({ open, folder, agencyId: agency, write, overwrite, now: new Date(), say });
  for (const line of linesOf(report)) say(line);
  if (!write) say("Nothing was written. Add --write.");
}
