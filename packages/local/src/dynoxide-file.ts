import { existsSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { writeWhole } from "./durable-file.ts";

/*
 * dynoxide numbers every change of a stream by looking through all changes before it, without an index: writing a hundred
 * items takes 20 ms at first and 500 ms after 16,000 changes. It opens a file that is there already and makes only the
 * tables that are missing, so it is given one with its own `_stream_records` (as of 1.2.1), empty, and two indexes:
 *
 *   CREATE INDEX stream_by_number ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
 *   CREATE INDEX stream_by_shard ON _stream_records (table_name, shard_id, sequence_number);
 *
 * Node 20 has no SQLite to make them with, hence the file itself: gzip, base64, 20 KB unpacked. With another version of
 * dynoxide, compare its table (`.schema _stream_records`) and make the file anew with any SQLite shell, or leave it out.
 */
const EMPTY = [
  "H4sIAAAAAAACA+3XQY/SQBTA8SnbdZN1Md423uZIs+jFoxfr2hiybFmhmyynptBRq1BCW1SOxIMfxe/gp3OgNBuGYL26+f+SSWYyr6+PRy9v8L",
  "6bFEp+mGXTqJAvxVNhWeK1lEIIW69jcc/erool6tnixdhqrjdnv8STs+bvZltvAAAAAOCwVcM+Ob+4sFavkjRW3/MiU9E0HC3D/FOUxeH2nKnx",
  "LIvz48u+5wae7PhvvTtpxMqeL4142Sqi0USFaTRVbVlmTGK9U/OFSsf6YjEdqcxZPT46OX+ui7gyiijvjaz2gSrK4NoyLt1B0DIqkO5Apwu8d1",
  "7fcW4aj9YdGW4eyucTPcaFVbxxPNqWErhvup40Llub9+mT82NubZr881lZyG55xrGxk3Pvp5xKQxJXpcubfufa7Q/llTeU7m3Q6/g617XnB+29",
  "p+47IgPvLpB+T6/bbnc/Un1VafFPkV/UMg8/57O0LjBV38JkGn0sM+7fzybxX+/Nf6/mddWHVxc31p0uVBzqeb3q6OHgRa4/zCTWvUmK5SbzTo",
  "izns310A8AAAAAAB4w5n8AAAAAAB6+U+Z/AAAAAACY/wEAAAAAwH/vD2EXW8YAUAAA",
];

/** Puts the prepared file where dynoxide will keep its data, unless there are data. */
export function prepareDynoxideFile(path: string): void {
  if (!existsSync(path)) writeWhole(path, gunzipSync(Buffer.from(EMPTY.join(""), "base64")));
}
