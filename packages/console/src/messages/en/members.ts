import type { Words } from "../words.ts";
import type { words as zh } from "../zh/members.ts";

/** Words of an organisation's people. */
export const words: Words<typeof zh> = {
  members: {
    name: "E-mail",
    me: "me",
    invite: "Invite a colleague",
    empty: "No members yet",
    emptyHelp: "Somebody who has just joined appears within seconds.",
    manage: "Manage",
    manageOne: "Manage {{name}}",
    now: "Now {{role}}; change",
    choice: {
      role: "Make {{role}}",
      handOver: "Hand ownership over",
      remove: "Remove from the agency",
      removeFromPark: "Remove from the park",
      removeFromPartner: "Remove from this organisation",
    },
    help: {
      owner: "May invite and manage members, and read the audit",
      recruiter: "May no longer manage members or read the audit",
      handOver: "They become the owner and you a recruiter",
      removeFromPartner: "No more access, earlier invitation links included",
      removeFromPark: "No more access, earlier invitation links included",
      remove: "No more access, earlier invitation links included; the people they look after wait for a colleague",
    },
    removing: "Now {{role}}. Removed: {{help}}.",
    soon: "In effect within a minute, and kept in the audit.",
    done: {
      role: "{{name}} is now {{role}}, in effect within a minute",
      handOver: "{{name}} is the owner; you become a recruiter within a minute",
      remove: "{{name}} is removed, in effect within a minute",
    },
    lookAfter: "Reassign their people",
    former: "A former colleague",
  },
};
