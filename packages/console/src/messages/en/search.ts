import type { Words } from "../words.ts";
import type { words as zh } from "../zh/search.ts";

export const words: Words<typeof zh> = {
  search: {
    title: "Search",
    placeholder: "A name, a phone's last four digits, an order or an enterprise",
    help: "People by how their name begins or by their phone's last four digits, orders and enterprises by any part of their names. ↓ chooses, Enter opens.",
    found: "{{n}} found",
    none: "Nothing found. Try other words; what was added or renamed just now is found in a few seconds.",
  },
};
