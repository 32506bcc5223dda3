import type { Page, ResultOf } from "@shanhai/contract/endpoint";
import { ROW_ISSUES_ZH, type RowIssueCode } from "@shanhai/contract/problems/row-issue";
import type * as contract from "@shanhai/contract/roster-file";
import type { RosterFile } from "@shanhai/contract/roster-upload";
import { AppError, found } from "@shanhai/domain/app-error";
import { stillKept } from "@shanhai/domain/roster-file";
import type { Request } from "@shanhai/http/serve";
import { getGraduates } from "@shanhai/store/graduate";
import { getRoster } from "@shanhai/store/roster";
import * as store from "@shanhai/store/roster-file";
import { utf8Csv } from "../csv-writer.ts";
import type { Platform } from "../platform.ts";
import { settle } from "../settle.ts";

export async function list(
  { scope, input }: Request<typeof contract.listRosterFiles>,
  platform: Platform,
): Promise<Page<RosterFile>> {
  const table = platform.open(scope);
  const { rosterId } = found(await getRoster(table, input.params.rosterId));
  const page = await store.listRosterFiles(table, rosterId, input.query);
  return { ...page, items: page.items.map(store.readRosterFile) };
}

export async function getErrors(
  { act, scope, input }: Request<typeof contract.getRosterFileErrors>,
  platform: Platform,
): Promise<ResultOf<typeof contract.getRosterFileErrors>> {
  const table = platform.open(scope);
  const { rosterId, rosterFileId } = input.params;
  const file = found(await store.getRosterFile(table, rosterId, rosterFileId));
  stillKept(file, act);
  const width = file.headers.length;
  const lines = (await store.listRosterParts(table, rosterFileId))
    .flatMap(({ refused }) => refused)
    .map(({ row, reason, cells }) => {
      const padded = Array.from({ length: width }, (_, column) => cells[column] ?? "");
      return [row, ...padded, ROW_ISSUES_ZH[reason as RowIssueCode] ?? reason, reason];
    });
  const header = ["行号", ...file.headers, "未导入原因", "reason"];
  const content = Buffer.from(utf8Csv([header, ...lines])).toString("base64");
  return { fileName: `未导入-${file.fileName.replace(/\.\w+$/, "")}.csv`, type: "text/csv", content };
}

export async function revert(
  { act, scope, input }: Request<typeof contract.revertRosterFile>,
  platform: Platform,
): Promise<RosterFile> {
  const table = platform.open(scope);
  const { rosterId, rosterFileId } = input.params;
  const file = found(await store.getRosterFile(table, rosterId, rosterFileId));
  if (file.status === "reverted") throw new AppError("rosterFile.reverted");
  stillKept(file, act);
  const sum = { removed: 0, restored: 0, spared: 0 };
  // The last part first: what a later row changed is given back before the row that made it.
  for (const part of (await store.listRosterParts(table, rosterFileId)).reverse()) {
    const ids = part.imported.map(({ graduateId }) => graduateId);
    const done =
      part.reverted ??
      (await settle(async () => {
        const current = await getGraduates(table, ids);
        return store.revertRosterPart(table, act, file, part, current);
      }));
    sum.removed += done.removed;
    sum.restored += done.restored;
    sum.spared += done.spared;
  }
  return store.markReverted(table, act, file, sum);
}
