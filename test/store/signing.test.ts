import { recordService } from "@shanhai/contract/care-service";
import { undoMove } from "@shanhai/contract/move";
import { getPlacement, listPlacements } from "@shanhai/contract/placement";
import { createSigningDocument, getSigningDocument, recordSigning, recordSignings } from "@shanhai/contract/signing";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import { expect, test } from "vitest";
import { agencyId, PARK } from "../direct.ts";
import { code, openJobDesk } from "./job-desk.ts";

/* What is recorded of somebody on the job: the contract that was signed, its scan, and what was done to keep them. */

const desk = openJobDesk();
const { arrived } = desk;

test("one signing of many is recorded for each, once; services are listed with the person", async () => {
  const { orderId, moveId, placements } = await arrived(40);
  const placementIds = placements.map(({ placementId }) => placementId);
  const body = { placementIds, signedDate: "2026-03-09", place: "企业厂区" };
  const { results } = await desk.owner.call(recordSignings, { body });
  expect(results.map(({ outcome, version }) => [outcome, version])).toEqual(placements.map(() => ["recorded", 2]));
  expect((await desk.owner.call(recordSignings, { body })).results).toEqual(results);
  const [first = "", second = ""] = placementIds;
  const params = { placementId: first };
  const again = { signedDate: "2026-03-08", place: "人才市场" };
  await expect(desk.owner.call(recordSigning, { params, body: { ...again, version: 1 } })).rejects.toMatchObject(
    code("stale"),
  );
  await expect(
    desk.owner.call(recordSigning, { params, body: { ...again, signedDate: "2026-04-01", version: 2 } }),
  ).rejects.toMatchObject({ problem: { issues: [{ field: "signedDate", code: "date.future" }] } });
  await desk.owner.call(recordSigning, { params, body: { ...again, version: 2 } });
  for (const kind of ["housing", "training"] as const) {
    desk.now = new Date(desk.now.getTime() + 1000);
    await desk.owner.call(recordService, { params, body: { kind, date: "2026-03-11", note: "四人间" } });
  }
  expect(await desk.owner.call(getPlacement, { params })).toMatchObject({
    contract: again,
    version: 5,
    services: [{ kind: "training" }, { kind: "housing", note: "四人间" }],
  });
  expect(await desk.owner.call(getPlacement, { params: { placementId: second } })).toMatchObject({
    contract: { place: "企业厂区" },
    services: [],
  });
  // What was recorded is not thrown away with the arrival.
  const undone = await desk.owner.call(undoMove, { params: { orderId, moveId } });
  expect(undone.results.every(({ outcome, cause }) => outcome === "conflict" && cause === "placement")).toBe(true);
});

test("a contract's document is uploaded, named by its signing, kept when only the date is put right, and taken off", async () => {
  const { orderId } = await arrived(1, "2026-03-10");
  const placementId = (await desk.owner.call(listPlacements, { query: { orderId } })).items[0]?.placementId ?? "";
  const params = { placementId };
  const scan = async (content: string) => {
    const bytes = new TextEncoder().encode(content);
    const body = { fileName: "劳动合同.pdf", size: bytes.length };
    const { documentId, fileName } = await desk.owner.call(createSigningDocument, { body });
    return { document: { documentId, fileName }, bytes, file: `contracts/${documentId}` };
  };
  const scope = mintTenantScope(agencyId(1), PARK);
  const signing = async (more: object) => {
    const { version } = await desk.owner.call(getPlacement, { params });
    return desk.owner.call(recordSigning, {
      params,
      body: { signedDate: "2026-03-09", place: "厂区", version, ...more },
    });
  };
  const real = await scan("%PDF-1.7 一份合同");
  // Not there yet: nothing is recorded of a file that did not arrive.
  await expect(signing({ document: real.document })).rejects.toMatchObject({ problem: { code: "document.missing" } });
  await desk.direct.platform.files.write(scope, real.file, real.bytes);
  expect((await signing({ document: real.document })).contract).toMatchObject({ document: real.document });
  const { url, fileName } = await desk.owner.call(getSigningDocument, { params });
  expect(fileName).toBe("劳动合同.pdf");
  expect(Buffer.from(url.split("/").at(-1) ?? "", "base64url").toString()).toContain(real.document.documentId);
  const page = await scan("<html><script>alert(1)</script>");
  await desk.direct.platform.files.write(scope, page.file, page.bytes);
  await expect(signing({ document: page.document })).rejects.toMatchObject({ problem: { code: "document.type" } });
  expect((await signing({ signedDate: "2026-03-08" })).contract).toMatchObject({ document: real.document });
  expect((await signing({ document: null })).contract).toEqual({ signedDate: "2026-03-09", place: "厂区" });
  await expect(desk.owner.call(getSigningDocument, { params })).rejects.toMatchObject({
    problem: { code: "document.missing" },
  });
});
