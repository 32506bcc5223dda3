import type { Words } from "../words.ts";
import type { words as zh } from "../zh/class-jobs.ts";

/** Words of the postings that are shown to a class. */
export const words: Words<typeof zh> = {
  classJobs: {
    tab: "Jobs for the class",
    help: "Say what the class learns and to which level: postings on the park's board that fit are chosen by themselves, and you may add or leave out any. The code in the room leads to these alone; who applies there came by this event.",
    occupation: "Occupation taught",
    occupationHelp: "Postings whose occupation or title has it are chosen, such as: welder",
    skillLevel: "Level it leads to",
    anyLevel: "Any",
    division: "Where its people are from",
    divisionHelp: "A city will do, or a province or county; chooses postings by itself where no occupation is said",
    save: "Save",
    saved: "Saved",
    find: "Look for other postings",
    code: "Code for the room",
    ask: "Scan for the jobs for this class",
    askHelp: "Only those that are chosen; apply, and follow it",
    posting: "Posting",
    why: "Why",
    reasons: { occupation: "Occupation", skillLevel: "Level", division: "Near home" },
    byHand: "By hand",
    shown: "Shown",
    show: "Add",
    drop: "Leave out",
    showNamed: "Add {{name}}",
    dropNamed: "Leave out {{name}}",
    empty: "No posting fits yet",
    emptyHelp: "Say what the class learns, or look for postings by name and add them.",
  },
};
