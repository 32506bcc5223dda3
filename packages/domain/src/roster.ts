import type { ImportMapping } from "@shanhai/contract/import-job";
import { AppError } from "./app-error.ts";
import { isUsableMapping, proposeMapping } from "./import-job.ts";

type Decoded = { text: string } | { broken: "encoding" | "truncated" };

function decodeAs(label: string, bytes: Uint8Array): Decoded {
  const decoder = new TextDecoder(label, { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return { broken: "encoding" };
  }
  try {
    return { text: text + decoder.decode() };
  } catch {
    return { broken: "truncated" };
  }
}

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);

/**
 * The text of a roster: by its byte order mark, else UTF-8, else GB18030, each strictly. Throws `file.empty`,
 * `file.encoding`, or `file.truncated` when it ends inside a character.
 */
export function decodeRoster(bytes: Uint8Array): string {
  const field = [{ field: "file", code: "format" }];
  if (bytes.length === 0) throw new AppError("file.empty", { issues: field });
  const label = startsWith(bytes, 0xff, 0xfe) ? "utf-16le" : startsWith(bytes, 0xfe, 0xff) ? "utf-16be" : "utf-8";
  let decoded = decodeAs(label, bytes);
  if (label === "utf-8" && "broken" in decoded && !startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    const chinese = decodeAs("gb18030", bytes);
    if ("text" in chinese || decoded.broken === "encoding") decoded = chinese;
  }
  if ("broken" in decoded) throw new AppError(`file.${decoded.broken}`, { issues: field });
  if (decoded.text.includes("\u0000")) throw new AppError("file.encoding", { issues: field });
  return decoded.text;
}

export type Delimiter = "," | "\t" | ";";

/** The characters that may separate cells, the most frequent in the first lines first. */
export function delimitersOf(text: string): [Delimiter, ...Delimiter[]] {
  const head = text.slice(0, 4000);
  const count = (character: string) => head.split(character).length;
  return ([",", "\t", ";"] as [Delimiter, Delimiter, Delimiter]).sort((one, other) => count(other) - count(one));
}

/** Rows above the header that are looked at: a title, an instruction, a blank. */
const HEADER_WITHIN = 10;

export interface Header {
  index: number;
  headers: readonly string[];
  /** What the columns are given as, or else seem to mean. */
  mapping: ImportMapping;
}

/** Where the header is: the first row with all columns of the mapping given, else the first whose words make a usable one. */
export function findHeader(rows: readonly (readonly string[])[], given?: ImportMapping): Header | undefined {
  const top = rows.slice(0, HEADER_WITHIN);
  if (given && isUsableMapping(given)) {
    const columns = Object.values(given);
    const index = top.findIndex((row) => columns.every((column) => row.includes(column)));
    const headers = top[index];
    if (headers) return { index, headers, mapping: given };
  }
  for (const [index, headers] of top.entries()) {
    const mapping = proposeMapping(headers);
    if (isUsableMapping(mapping)) return { index, headers, mapping };
  }
  return undefined;
}

/** Encodings that read as GB18030 without an error and so must be ruled out by their words. */
const LOOKALIKES = ["big5", "shift_jis", "euc-kr", "utf-16le", "utf-16be"];

/** Why a file has no header: `file.header`, or `file.encoding` when it has one in another encoding. */
export function headerProblem(bytes: Uint8Array, parse: (text: string) => string[][]): AppError {
  const head = bytes.subarray(0, 4096);
  const readable = LOOKALIKES.some((label) => findHeader(parse(new TextDecoder(label).decode(head))));
  return new AppError(readable ? "file.encoding" : "file.header", { issues: [{ field: "file", code: "format" }] });
}
