import type { Enterprise } from "@shanhai/contract/enterprise";
import type { EnterpriseId } from "@shanhai/contract/scalar";
import { createEnterprise, mergeEnterprise } from "@shanhai/domain/enterprise";
import { readEnterprise } from "@shanhai/domain/import-row";
import {
  findEnterprises,
  getEnterprises,
  putEnterprise,
  removeEnterprise,
  replaceEnterprise,
} from "@shanhai/store/enterprise";
import { inUseAmong, retireRecord } from "@shanhai/store/in-use";
import { type Importer, readRows } from "./importer.ts";

/** Enterprise lists: known by USCC. A row is a record and its USCC; one on file has its empty fields filled. */
export const enterprises: Importer = {
  rowWrites: { imported: 2, reverted: 3 },
  ahead: false,

  begin(table) {
    const known = new Map<string, Enterprise>();
    return {
      async decide(act, rows) {
        const { values, rejections } = readRows(rows, readEnterprise);
        const unknown = values.map(({ value }) => value.uscc).filter((uscc) => !known.has(uscc));
        for (const [uscc, record] of await findEnterprises(table, unknown)) known.set(uscc, record);
        const touched = new Map<string, { record: Enterprise; before?: Enterprise }>();
        let [created, merged] = [0, 0];
        for (const { value } of values) {
          const onFile = known.get(value.uscc);
          const record = onFile ? mergeEnterprise(onFile, value, act) : createEnterprise(value, act);
          const earlier = touched.get(value.uscc) ?? (onFile ? { before: onFile } : {});
          touched.set(value.uscc, { ...earlier, record });
          known.set(value.uscc, record);
          if (onFile) merged += 1;
          else created += 1;
        }
        const all = [...touched.values()];
        return {
          writes: all.flatMap(({ record, before }) =>
            before ? [replaceEnterprise(table.scope, record, before.version)] : putEnterprise(table.scope, record),
          ),
          imported: all.map(({ record, before }) => ({
            id: record.enterpriseId,
            version: record.version,
            at: record.updatedAt,
            ...(before ? { before: { ...before } } : {}),
          })),
          rejections,
          created,
          merged,
        };
      },
    };
  },

  async revert(table, _job, _act, rows) {
    const ids = rows.map(({ id }) => id as EnterpriseId);
    const [now, used] = await Promise.all([getEnterprises(table, ids), inUseAmong(table, ids)]);
    const current = new Map<string, Enterprise>(now.map((record) => [record.enterpriseId, record]));
    const untouched = rows.flatMap(({ id, version, at, before }) => {
      const record = current.get(id);
      // Given back by a later part, it has another version and the date it had.
      const unedited = record && (record.version === version || record.updatedAt === at);
      // One that orders name by now is in use, whoever made it.
      return record && unedited && (before || !used.has(record.enterpriseId)) ? [{ record, before }] : [];
    });
    const restored = untouched.filter(({ before }) => before).length;
    return {
      writes: untouched.flatMap(({ record, before }) => {
        if (!before) return [...removeEnterprise(table.scope, record), retireRecord(table.scope, record.enterpriseId)];
        const { version } = record;
        const back = { ...(before as unknown as Enterprise), version: version + 1 };
        return [replaceEnterprise(table.scope, back, version)];
      }),
      reverted: { removed: untouched.length - restored, restored, spared: rows.length - untouched.length },
    };
  },
};
