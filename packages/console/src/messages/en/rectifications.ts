import type { Words } from "../words.ts";
import type { words as zh } from "../zh/rectifications.ts";

/** Words of rectifications. */
export const words: Words<typeof zh> = {
  rectifications: {
    title: "Rectifications",
    create: "Demand rectification",
    created: "Demand sent",
    demand: "Demand",
    demandHelp: "What is to change, and when it counts as done",
    statuses: { open: "In work", submitted: "To review", accepted: "Accepted" },
    empty: "No rectifications",
    emptyPark: "What evaluations and complaints bring up can be put right by a deadline.",
    emptyAgency: "What the park wants put right appears here.",
    detail: "Rectification",
    proof: "Proof",
    proofHelp: "What was done, and where it can be seen",
    submit: "Hand in proof",
    submitted: "Proof handed in",
    noProof: "Nothing handed in yet",
    review: "Review",
    accepted: "Accept",
    returned: "Return",
    note: "Remarks",
    newDeadline: "New deadline",
    reviewed: "Review saved",
    history: "Reviews",
    documents: "Files",
    documentsHelp: "Up to 5 photographs or scans: PDF, JPEG or PNG, up to 20 MB each",
    documentAdd: "Add files",
    documentRemove: "Remove {{name}}",
    documentUploading: "Uploading {{name}}",
    documentLarge: "“{{name}}” is over 20 MB and was not uploaded; make it smaller.",
    documentMany: "Up to 5 files; nothing was uploaded. Choose fewer, or remove some first.",
    documentFailed: "“{{name}}” was not uploaded: check the network and choose it again.",
  },
};
