import type { Filing } from "@shanhai/contract/filing";
import type { CalendarMonth } from "@shanhai/contract/scalar";
import type { Act } from "@shanhai/domain/act";
import { correctFiling, type FiledChange, fileMonth, giveBackFiling } from "@shanhai/domain/filing";
import { type FilingRow, readFiling } from "@shanhai/domain/import-filing";
import type { ImportJobRecord } from "@shanhai/domain/import-job";
import { getFilings, putFiling } from "@shanhai/store/filing";
import type { Rejection } from "@shanhai/store/import-job";
import { type Importer, readRows } from "./importer.ts";

/** The worker's act in the name of whoever asked for it: a filing says who filed it. */
const actOf = (job: ImportJobRecord, act: Act): Act => ({ ...act, name: job.askedBy ?? act.name });

const isSame = (filing: Filing, row: FilingRow) =>
  filing.revenue === row.revenue && filing.tax === row.tax && (row.note === undefined || filing.note === row.note);

/**
 * Filings by file: a month that is not filed is filed; one filed with the same figures stays; one with others is corrected
 * if the row says why. Taken back, a filing is withdrawn or has its earlier figures again, and its trail says both.
 */
export const filings: Importer = {
  // The filing, and what it was before.
  rowWrites: { imported: 2, reverted: 2 },
  ahead: false,

  begin(table, job) {
    const known = new Map<CalendarMonth, Filing>();
    return {
      async decide(act, rows) {
        const by = actOf(job, act);
        const read = readRows(rows, (cells) => readFiling(cells, job.mapping ?? {}, act.today));
        const { values, rejections } = read;
        const unknown = [...new Set(values.map(({ value }) => value.month))].filter((month) => !known.has(month));
        for (const filing of await getFilings(table, unknown)) known.set(filing.month, filing);
        const changed = new Map<CalendarMonth, FiledChange & { before?: Filing }>();
        let [created, merged] = [0, 0];
        for (const { number, value } of values) {
          const { reason, ...input } = value;
          const current = known.get(value.month);
          const filed = current?.status === "filed" ? current : undefined;
          if (filed && isSame(filed, value)) {
            merged += 1;
            continue;
          }
          // One transaction writes a month once.
          if (changed.has(value.month) || (filed && !reason)) {
            rejections.push({ row: number, reason: filed && !reason ? "filing.reason" : "duplicate" });
            continue;
          }
          const change = filed
            ? correctFiling(filed, { ...input, version: filed.version, reason: reason ?? "" }, by)
            : fileMonth(current, input, by);
          changed.set(value.month, { ...change, ...(current ? { before: current } : {}) });
          known.set(value.month, change.filing);
          if (filed) merged += 1;
          else created += 1;
        }
        rejections.sort((one: Rejection, other: Rejection) => one.row - other.row);
        const all = [...changed.values()];
        return {
          writes: all.flatMap((change) => putFiling(table.scope, change)),
          imported: all.map(({ filing, before }) => ({
            id: filing.month,
            version: filing.version,
            at: filing.updatedAt,
            ...(before ? { before: { ...before } } : {}),
          })),
          rejections,
          created,
          merged,
        };
      },
    };
  },

  async revert(table, job, act, rows) {
    const by = actOf(job, act);
    const now = await getFilings(
      table,
      rows.map(({ id }) => id as CalendarMonth),
    );
    const current = new Map<string, Filing>(now.map((filing) => [filing.month, filing]));
    const untouched = rows.flatMap(({ id, version, at, before }) => {
      const filing = current.get(id);
      // Given back by a later part, it has another version and the date it had.
      const unedited = filing && (filing.version === version || filing.updatedAt === at);
      return filing && unedited ? [{ filing, before: before as Filing | undefined }] : [];
    });
    const changes = untouched.map(({ filing, before }) => giveBackFiling(filing, before, job.fileName, by));
    const restored = untouched.filter(({ before }) => before?.status === "filed").length;
    return {
      writes: changes.flatMap((change) => putFiling(table.scope, change)),
      reverted: { removed: untouched.length - restored, restored, spared: rows.length - untouched.length },
    };
  },
};
