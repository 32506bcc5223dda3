import type { Words } from "../words.ts";
import type { words as zh } from "../zh/enterprises.ts";

/** Words of client enterprises. */
export const words: Words<typeof zh> = {
  enterprises: {
    title: "Enterprises",
    create: "New enterprise",
    edit: "Edit enterprise",
    name: "Enterprise name",
    uscc: "USCC",
    usccHelp: "18 characters on the business licence; checked as you type",
    industry: "Industry",
    chain: "Industrial chain",
    contactName: "Contact",
    contactPhone: "Contact phone",
    updatedAt: "Updated",
    empty: "No enterprises yet",
    emptyHelp: "Add the first client enterprise, then create orders for it.",
    created: "The enterprise is saved",
    saved: "Changes saved",
    service: "Service",
    serviceOpen: "Steps and visits",
    editNamed: "Edit {{name}}",
  },
};
