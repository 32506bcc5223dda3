/*
 * Text into GB18030-2022, which TextEncoder does not write. What TextDecoder reads is turned round once: 24,000 codes of two
 * bytes in a table, the rest by the standard's own arithmetic over what it reads for four bytes. iconv-lite would do the
 * same with tables of 100 KB, more than a function may weigh.
 */

const decoder = new TextDecoder("gb18030");

/** Bytes of two-byte codes by character, first byte × 256 + second. */
function twoByteCodes(): Map<string, number> {
  const codes = new Map<string, number>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([first, second]));
      if ([...character].length === 1 && character !== "\ufffd") codes.set(character, first * 256 + second);
    }
  }
  return codes;
}

function fourBytes(linear: number): number[] {
  const [d, c] = [linear % 10, Math.floor(linear / 10) % 126];
  const [b, a] = [Math.floor(linear / 1260) % 10, Math.floor(linear / 12_600)];
  return [0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d];
}

/** The code of U+FFFD itself, which elsewhere says that there is no character. */
const REPLACEMENT = 39_417;

/** Linear four-byte codes of the characters below U+10000 that have no two-byte code. */
function fourByteCodes(): Map<string, number> {
  const codes = new Map<string, number>();
  for (let linear = 0; linear < 39_420; linear += 1) {
    const character = decoder.decode(new Uint8Array(fourBytes(linear)));
    if (character.length !== 1) continue;
    if (character !== "\ufffd" || linear === REPLACEMENT) codes.set(character, linear);
  }
  return codes;
}

let tables: { two: Map<string, number>; four: Map<string, number> } | undefined;

function bytesOf(character: string): number[] {
  tables ??= { two: twoByteCodes(), four: fourByteCodes() };
  const point = character.codePointAt(0) ?? 0x3f;
  if (point < 0x80) return [point];
  if (point > 0xffff) return fourBytes(189_000 + point - 0x10000);
  const two = tables.two.get(character);
  if (two !== undefined) return [two >> 8, two & 0xff];
  const four = tables.four.get(character);
  return four === undefined ? [0x3f] : fourBytes(four);
}

/** Text as GB18030; what has no code, a lone surrogate and a few characters for private use, becomes a question mark. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) bytes.push(...bytesOf(character));
  return Uint8Array.from(bytes);
}
