import type { Words } from "../words.ts";
import type { words as zh } from "../zh/recipients.ts";

/** Words of whom somebody agreed to be named to. */
export const words: Words<typeof zh> = {
  recipients: {
    title: "Enterprises that see name and number",
    own: "On file by consent: wording {{version}}, {{at}}, to this agency alone. Taking it back is asking to be erased.",
    none: "None. By their links clients see an initial and a masked number.",
    record: "Record a consent",
    recordNamed: "Record a consent of {{name}}",
    enterprise: "To which enterprise",
    text: "Tell the person this, and record it once they agree:",
    means: "How the person agreed",
    meansOf: { written: "In writing", message: "By message", oral: "Orally" },
    recorded: "Recorded; {{name}} now sees name and number",
    withdraw: "Take back",
    withdrawOne: "Take the consent to {{name}} back",
    withdrawHelp: "{{name}} will no longer see name and number, at once.",
    withdrawn: "Taken back; {{name}} no longer sees name and number",
    row: "{{means}} · text {{version}} · recorded by {{by}}",
  },
};
