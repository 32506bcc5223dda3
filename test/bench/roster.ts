import { commitImportJob, createImportJob } from "@shanhai/contract/import-job";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { agencyId, type Direct, PARK } from "../direct.ts";

/** Uploads a file as a job of that agency's and commits it; returns its id, and what the queue tells the worker. */
export async function uploadRoster({ owner, platform }: Direct, agency: number, bytes: Uint8Array) {
  const tenantId = agencyId(agency);
  const body = { fileName: "a.csv", size: bytes.length };
  const { importJobId } = await owner(agency).call(createImportJob, { body });
  await platform.files.write(mintTenantScope(tenantId, PARK), `imports/${importJobId}/roster`, bytes);
  await owner(agency).call(commitImportJob, { params: { importJobId }, body: {} });
  const message = JSON.stringify({ tenantId, parkId: PARK, importJobId });
  return { importJobId, event: { Records: [{ messageId: "m", body: message, attributes: {} }] } };
}

export const HEADERS = ["姓名", "手机号", "授权同意", "工种", "技能等级", "期望月薪", "意向地", "备注"];

/** So many invented people as a roster has them. */
export const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    `求职者${index}`,
    `199${String(index).padStart(8, "0")}`,
    "是",
    "操作工",
    "初级工",
    "5-7千",
    "浙江省衢州市",
    "可倒班，有两年流水线经验",
  ]);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A valid ID number for each index below 10,000 (GB 11643). */
export function idNumberOf(index: number): string {
  const body = `330802${1970 + Math.floor(index / 1000)}0101${String(index % 1000).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return `${body}${"10X98765432"[sum % 11]}`;
}

export const csvOf = (rows: readonly (readonly string[])[], headers: readonly string[] = HEADERS) =>
  [headers, ...rows].map((row) => row.join(",")).join("\n");
