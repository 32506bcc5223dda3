import { RELAY_REASON_WORDS } from "@shanhai/contract/relay-words";
import type { Messages } from "../zh.ts";

/** Words of what stations pass on, and of the intentions they collect. */
export const relays: Pick<Messages, "relayReason" | "relays"> = {
  relayReason: RELAY_REASON_WORDS.en,
  relays: {
    title: "Relaying jobs",
    tabs: { relay: "This month", collect: "Write down", supply: "Supply list", figures: "Results" },
    rule: "Jobs for our people first, then our city's, our province's, then the newest; the first 20 are picked unless you choose.",
    month: "{{month}}/{{year}}",
    choose: "Month",
    make: "Make this month's list",
    again: "Update from today's jobs",
    made: "Updated from today's jobs",
    madeAt: "Updated {{at}}",
    empty: "This month's list is not made yet",
    emptyHelp: "It is made on the first of each month, or now if you like.",
    noJobs: "There is nothing to pass on now",
    noJobsHelp: "When agencies have posted jobs, press “Update from today's jobs”.",
    pickedOf: "{{n}} jobs passed on",
    gone: "{{n}} picked jobs were filled or taken off, and are not shown any more",
    pick: "Pass on “{{title}}”",
    open: "{{n}} open",
    handout: "For villages and messaging groups",
    page: "The page",
    pageAsk: "Scan to see the jobs and apply",
    pageHelp: "Who applies from here counts as this station's",
    copyText: "Copy the text",
    copyPart: "Copy part {{n}}",
    textCopied: "Copied: paste it into the group",
    textHelp: "Many jobs: sent in {{n}} parts",
    preview: "See the text",
    image: "Save the picture",
    imageVector: "Save as SVG",
    imageFailed: "The picture was not made: save it as SVG instead.",
    nothingPicked: "Pick the jobs to pass on first",
  },
};
