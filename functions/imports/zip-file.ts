import { Readable } from "node:stream";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { AppError } from "@shanhai/domain/app-error";

/** Unpacked at a time: in smaller pieces most of the time goes into handing them over. */
const PIECE = 512 * 1024;
/** Unpacked at once, to four megabytes at most: three thousand streams for as many little files took two seconds. */
const LITTLE = 4 * 1024;

/** No byte unpacks to more (RFC 1951, as zlib writes it): what says so lies, and memory would be taken for it. */
const MOST_DEFLATED = 1032;

/** A file in a ZIP, packed as it is. */
export interface ZipEntry {
  name: string;
  packed: Buffer;
  /** How it is packed (APPNOTE 6.3, 4.4.5). */
  method: number;
  crc: number;
  /** The size that the directory says it unpacks to: a hint, for it may say anything. */
  said: number;
  /** What it unpacks to, where that was kept. */
  whole?: Buffer;
}

export const damaged = () => new AppError("file.damaged", { issues: [{ field: "file", code: "format" }] });

/** The files in a ZIP as its central directory lists them (APPNOTE 6.3, 4.3.12). Throws `file.damaged`. */
export function entriesOf(bytes: Uint8Array): ZipEntry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length) throw damaged();
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let count = file.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const numberAt = (offset: number) => file.readUInt32LE(at + offset);
    const [crc, size, said, local] = [numberAt(16), numberAt(20), numberAt(24), numberAt(42)];
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    if (local + 30 > file.length) throw damaged();
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    entries.push({
      name: file.toString("utf8", at + 46, at + 46 + (nameSize ?? 0)),
      packed: file.subarray(data, data + size),
      method: file.readUInt16LE(at + 10),
      crc,
      said,
    });
    at += 46 + (nameSize ?? 0) + (extraSize ?? 0) + (commentSize ?? 0);
  }
  return entries;
}

/** What a file in a ZIP unpacks to, piece by piece. Throws what `zlib` throws where it does not. */
export function unpack({ packed, method, whole }: ZipEntry): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (whole) return [whole];
  if (packed.length <= LITTLE) return [method === 0 ? packed : inflateRawSync(packed)];
  const stream = Readable.from([packed]);
  return method === 0 ? stream : stream.pipe(createInflateRaw({ chunkSize: PIECE }));
}

/** The whole file at once, where it says to have no more than `most` bytes and tells the truth. */
function unpackWhole({ packed, method, said }: ZipEntry, most: number): Buffer | undefined {
  if (method === 0 || said === 0 || said > Math.min(most, packed.length * MOST_DEFLATED)) return undefined;
  try {
    const whole = inflateRawSync(packed, { maxOutputLength: said, chunkSize: Math.max(said, 64) });
    return whole.length === said ? whole : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") return undefined;
    throw error;
  }
}

/**
 * How many bytes a file unpacks to, or more than `most`: measured, and kept where it is no more than `room`. Throws
 * `file.damaged`, also where its checksum differs.
 */
export async function measure(entry: ZipEntry, most: number, room: number): Promise<number> {
  let [size, sum] = [0, 0];
  try {
    const whole = unpackWhole(entry, Math.min(most, room));
    if (whole) entry.whole = whole;
    for await (const piece of unpack(entry)) {
      size += piece.length;
      if (size > most) return size;
      sum = crc32(piece, sum);
    }
  } catch {
    throw damaged();
  }
  if (entry.crc !== 0 && sum !== entry.crc) throw damaged();
  return size;
}
