import * as z from "zod/mini";
import { endpoint, PARTNER, PageQuery, pageOf } from "./endpoint.ts";
import { RosterFile } from "./roster-upload.ts";
import { RosterFileId, RosterId } from "./scalar.ts";

const ofRoster = z.object({ rosterId: RosterId });

export const listRosterFiles = endpoint({
  id: "listRosterFiles",
  method: "GET",
  path: "/partner/rosters/{rosterId}/files",
  tag: "roster",
  summary: "Files imported into a roster, newest first",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofRoster,
  query: () => PageQuery,
  result: () => pageOf(RosterFile),
  errors: ["agreement.notInForce"],
});

const ofFile = z.object({ rosterId: RosterId, rosterFileId: RosterFileId });

export const getRosterFileErrors = endpoint({
  id: "getRosterFileErrors",
  method: "GET",
  path: "/partner/rosters/{rosterId}/files/{rosterFileId}/errors",
  tag: "roster",
  summary: "The rows that were refused, with their original cells and the reason (CSV, base64)",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofFile,
  result: () => z.object({ fileName: z.string(), type: z.string(), content: z.string() }),
  errors: ["agreement.notInForce", "rosterFile.old"],
});

export const revertRosterFile = endpoint({
  id: "revertRosterFile",
  method: "POST",
  path: "/partner/rosters/{rosterId}/files/{rosterFileId}/revert",
  tag: "roster",
  summary: "Take back what a file made and changed; people edited or recommended since are spared",
  permits: PARTNER,
  needs: "rosters",
  params: () => ofFile,
  status: 200,
  result: () => RosterFile,
  errors: ["agreement.notInForce", "rosterFile.reverted", "rosterFile.old"],
});
