import type { Words } from "../words.ts";
import type { words as zh } from "../zh/personal-data.ts";

/** Words of what is kept of people. */
export const words: Words<typeof zh> = {
  personalCopy: {
    act: "Copy of data",
    title: "A copy of personal data",
    lead: "All that this agency keeps of {{name}}: record, applications, work, consents and messages. For that person alone.",
    help: "Without colleagues' names or anybody else's data; the ID number is masked. The audit keeps who made it when.",
    page: "Download as a page",
    json: "Download JSON Resume",
    fileName: "personal-data-{{name}}",
  },
  personalData: {
    help: "Whose data this organisation keeps, what for and how long. Generated from the API's own definitions.",
    what: "What",
    fields: "Fields",
    why: "What for, by which right",
    kept: "How long",
    seen: "Who sees it",
    sensitive: "sensitive",
  },
};
