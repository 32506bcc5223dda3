import type { ImportKind, ImportMapping } from "@shanhai/contract/import-field";
import { AppError } from "./app-error.ts";
import { isUsableMapping, proposeMapping, type RememberedMapping } from "./import-mapping.ts";
import type { Cell } from "./import-row.ts";

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

/** Columns that a list of people may have. */
export const MOST_COLUMNS = 500;

/** Throws `file.columns` for a row wider than any list of people: it costs memory and means nothing. */
export function refuseColumns(count: number): void {
  if (count > MOST_COLUMNS)
    throw new AppError("file.columns", { max: MOST_COLUMNS, issues: [{ field: "file", code: "many" }] });
}

/** Rows above the header that are looked at: a title, an instruction, a blank. */
const HEADER_WITHIN = 10;

export interface Header {
  index: number;
  headers: readonly string[];
  /** What the columns are given as, or else seem to mean. */
  mapping: ImportMapping;
}

/** What is known before a file is opened: what its rows are, how they are mapped, how such columns were mapped before. */
export interface HeaderKnowledge {
  kind: ImportKind;
  given?: ImportMapping | undefined;
  remembered?: RememberedMapping | undefined;
  /** Takes the first row of several words for the header where no row's words make a usable one: somebody will map it. */
  anyHeader?: boolean;
}

type Rows = readonly (readonly Cell[])[];

const words = (row: readonly Cell[] = []) => row.map((cell) => String(cell).trim());

/**
 * A header of two lines (merged cells: 联系方式 above 手机号 and 微信, 姓名 over both) as one: the lower words where there
 * are any. Undefined where the line below is not a header's second.
 */
function twoLines({ kind }: HeaderKnowledge, upper: readonly string[], below: readonly string[]): string[] | undefined {
  const firstColumn = upper.findIndex((word) => word !== "");
  const isSecondLine = below[firstColumn] === "" && Object.keys(proposeMapping(kind, below)).length > 0;
  if (!isSecondLine) return undefined;
  return Array.from(
    { length: Math.max(upper.length, below.length) },
    (_, column) => below[column] || upper[column] || "",
  );
}

/** Where the header is: the first row with all columns of the mapping given, else the first whose words make a usable one. */
export function findHeader(rows: Rows, known: HeaderKnowledge): Header | undefined {
  const { kind, given, remembered } = known;
  const top = rows.slice(0, HEADER_WITHIN).map(words);
  const lines = top.flatMap((headers, index) => {
    const merged = twoLines(known, headers, top[index + 1] ?? []);
    return [...(merged ? [{ index: index + 1, headers: merged }] : []), { index, headers }];
  });
  if (given && isUsableMapping(kind, given)) {
    const columns = Object.values(given);
    const line = lines.find(({ headers }) => columns.every((column) => headers.includes(column)));
    if (line) return { ...line, mapping: given };
  }
  for (const line of lines) {
    const mapping = proposeMapping(kind, line.headers, remembered);
    if (isUsableMapping(kind, mapping)) return { ...line, mapping };
  }
  const likeliest = known.anyHeader ? lines.find(({ headers }) => headers.filter(Boolean).length > 1) : undefined;
  return likeliest && { ...likeliest, mapping: proposeMapping(kind, likeliest.headers, remembered) };
}

/** Encodings that read as GB18030 without an error and so must be ruled out by their words. */
const LOOKALIKES = ["big5", "shift_jis", "euc-kr", "utf-16le", "utf-16be"];

/** Why a file has no header: `file.header`, or `file.encoding` when it has one in another encoding. */
export function headerProblem(
  bytes: Uint8Array,
  known: HeaderKnowledge,
  parse: (text: string) => string[][],
): AppError {
  const head = bytes.subarray(0, 4096);
  const readable = LOOKALIKES.some((label) => findHeader(parse(new TextDecoder(label).decode(head)), known));
  return new AppError(readable ? "file.encoding" : "file.header", { issues: [{ field: "file", code: "format" }] });
}
