// Each a constant of its own, so that the bundler puts the number in its place.
const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;
const AMP = 38;
const UNDERSCORE = 95;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const BANG = 33;
const QUESTION = 63;
const SPACE = 32;
const ZERO = 48;
const I = 105;
const R = 114;
const S = 115;
const T = 116;
const V = 118;

/** No text of a spreadsheet is nearly so long: 32,767 characters a cell (ECMA-376-1, 18.3.1.4). */
const MOST_WAITING = 4 * 1024 * 1024;

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** The tags that `XmlTags` knows by number: the letters of a name in its last four bytes. */
export const NAMES = { c: 0x63, v: 0x76, t: 0x74, row: 0x726f77, si: 0x7369, rPh: 0x725068 } as const;
const CELL = 0x63;
/** No sheet is so wide (16,384 columns); a reference without an end is no number. */
const MOST_COLUMN = 1_000_000;

function characterOf(code: number, entity: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

/** Text as it is meant: entities of XML, and what SpreadsheetML writes for characters that XML cannot hold (22.4.2.4). */
function plainOf(text: string): string {
  return text
    .replace(/&(?:#(\d{1,8})|#x([0-9a-f]{1,8})|(\w{1,8}));/gi, (entity, decimal, hexadecimal, name) => {
      if (name !== undefined) return ENTITIES[name] ?? entity;
      return characterOf(Number.parseInt(decimal ?? hexadecimal, decimal ? 10 : 16), entity);
    })
    .replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

/**
 * The tags of an XML that comes in pieces, one after another, and the text before each. Of a cell it knows where column,
 * style and kind stand; one pass over the characters makes no object and no text that nobody asks for. What has a DOCTYPE, or
 * text without an end, throws.
 */
export class XmlTags {
  #xml: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Text before a comment, and inside CDATA. */
  #before = "";
  #textFrom = 0;
  #textTo = 0;
  #special = false;
  #nameFrom = 0;
  #attributes = 0;
  #end = 0;
  /** Where the values of a cell's `r`, `s` and `t` begin; 0 where there is none. */
  #reference = 0;
  #style = 0;
  #kind = 0;
  /** The tag's name without its prefix, as `NAMES` has it. */
  name = 0;
  closing = false;
  /** Whether it closes itself. */
  empty = false;
  /** Where the cell stands that `sharedText` found, from 0. */
  sharedColumn = 0;

  /** Takes the next bytes behind what is left of those before. */
  feed(bytes: Buffer): void {
    const rest = this.#xml.subarray(this.#at);
    if (rest.length > MOST_WAITING) throw new Error("A text without an end");
    this.#xml = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    this.#at = 0;
  }

  #slice(from: number, to: number): string {
    return this.#xml.toString("utf8", from, to);
  }

  /** Goes to the next tag that is here as a whole; false where more has to be fed. */
  next(): boolean {
    const xml = this.#xml;
    const last = xml.length - 1;
    let at = this.#at;
    this.#before = "";
    for (;;) {
      const from = at;
      let special = false;
      let code = 0;
      for (; at <= last; at += 1) {
        code = xml[at] as number;
        if (code === LT) break;
        if (code === AMP || code === UNDERSCORE) special = true;
      }
      if (at >= last) return false;
      this.#textFrom = from;
      this.#textTo = at;
      this.#special = special;
      code = xml[at + 1] as number;
      if (code !== BANG && code !== QUESTION) break;
      at = this.#skip(at, code);
      if (at < 0) return false;
    }
    return this.#readTag(at + 1, last);
  }

  /** Behind a comment, an instruction or CDATA, whose text is kept; -1 where its end is not here yet. */
  #skip(at: number, code: number): number {
    const xml = this.#xml;
    if (code === BANG && xml.length < at + 9) return -1;
    const isData = this.#slice(at, at + 9) === "<![CDATA[";
    if (code === BANG && !isData && this.#slice(at, at + 4) !== "<!--") throw new Error("No XML of a spreadsheet");
    const mark = isData ? "]]>" : code === BANG ? "-->" : "?>";
    const end = xml.indexOf(mark, at + 2);
    if (end < 0) return -1;
    this.#before = this.text() + (isData ? this.#slice(at + 9, end) : "");
    return end + mark.length;
  }

  #readTag(start: number, last: number): boolean {
    const xml = this.#xml;
    let at = start;
    let code = xml[at] as number;
    this.closing = code === SLASH;
    if (this.closing) at += 1;
    let name = 0;
    this.#nameFrom = at;
    for (; at <= last; at += 1) {
      code = xml[at] as number;
      if (code <= SPACE || code === GT || code === SLASH) break;
      name = (name << 8) | code;
      if (code === COLON) {
        name = 0;
        this.#nameFrom = at + 1;
      }
    }
    this.name = name;
    this.#attributes = at;
    this.#reference = 0;
    this.#style = 0;
    this.#kind = 0;
    const isCell = name === CELL;
    for (; at <= last; at += 1) {
      code = xml[at] as number;
      if (code === GT) {
        this.empty = (xml[at - 1] as number) === SLASH;
        this.#end = at;
        this.#at = at + 1;
        return true;
      }
      if (code !== QUOTE && code !== APOSTROPHE) continue;
      if (isCell) this.#noteValue(at);
      const quote = code;
      for (at += 1; at <= last && (xml[at] as number) !== quote; at += 1);
    }
    return false;
  }

  /** Notes where the value of a cell's attribute begins whose quote is here. */
  #noteValue(quote: number): void {
    const xml = this.#xml;
    const letter = xml[quote - 2] as number;
    // Space round a sign that nobody writes would hide what a cell is.
    if ((xml[quote - 1] as number) !== EQUALS || letter <= SPACE) throw new Error("No cell of a spreadsheet");
    if ((xml[quote - 3] as number) > SPACE) return;
    if (letter === R) this.#reference = quote + 1;
    else if (letter === S) this.#style = quote + 1;
    else if (letter === T) this.#kind = quote + 1;
  }

  /** The text between the tag before and this one. */
  text(): string {
    const text = this.#slice(this.#textFrom, this.#textTo);
    return this.#before + (this.#special ? plainOf(text) : text);
  }

  /** The text as a whole number that is not negative; -1 where it is none. */
  wholeNumber(): number {
    const number = this.#textTo - this.#textFrom > 9 ? -1 : this.#numberAt(this.#textFrom, this.#textTo);
    if (number >= 0) return number;
    const text = this.text().trim();
    return /^\d+$/.test(text) ? Number(text) : -1;
  }

  #numberAt(from: number, to: number): number {
    let number = 0;
    for (let at = from; at < to; at += 1) {
      const digit = (this.#xml[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    return from === to ? -1 : number;
  }

  /** Behind a run of digits. */
  #behindDigits(from: number): number {
    const xml = this.#xml;
    let at = from;
    while ((xml[at] as number) >= ZERO && (xml[at] as number) < ZERO + 10) at += 1;
    return at;
  }

  /**
   * Goes behind the next cell when it has a shared text and is written as programs write it, `<c r="B2" s="1" t="s"><v>8</v></c>`:
   * returns the text's number, and `sharedColumn` is the cell's. Where anything else comes, returns -1 and goes nowhere. Most
   * cells of most sheets are such: this looks once at what three tags would look at again and again.
   */
  sharedText(): number {
    const xml = this.#xml;
    let at = this.#at;
    if (xml[at] !== LT || xml[at + 1] !== CELL || xml[at + 2] !== SPACE || xml[at + 3] !== R) return -1;
    if (xml[at + 4] !== EQUALS || xml[at + 5] !== QUOTE) return -1;
    let column = 0;
    at += 6;
    let code = xml[at] as number;
    for (; code >= 65 && code <= 90 && column < MOST_COLUMN; code = xml[at] as number) {
      column = column * 26 + code - 64;
      at += 1;
    }
    at = this.#behindDigits(at);
    if (xml[at] !== QUOTE || column === 0) return -1;
    if (xml[at + 2] === S && xml[at + 3] === EQUALS) at = this.#behindDigits(at + 5);
    if (xml[at] !== QUOTE || xml[at + 1] !== SPACE || xml[at + 2] !== T || xml[at + 3] !== EQUALS) return -1;
    if (xml[at + 4] !== QUOTE || xml[at + 5] !== S || xml[at + 6] !== QUOTE || xml[at + 7] !== GT) return -1;
    if (xml[at + 8] !== LT || xml[at + 9] !== V || xml[at + 10] !== GT) return -1;
    const from = at + 11;
    at = this.#behindDigits(from);
    if (xml[at] !== LT || xml[at + 1] !== SLASH || xml[at + 2] !== V || xml[at + 3] !== GT) return -1;
    if (xml[at + 4] !== LT || xml[at + 5] !== SLASH || xml[at + 6] !== CELL || xml[at + 7] !== GT) return -1;
    const number = at - from > 9 ? -1 : this.#numberAt(from, at);
    if (number < 0) return -1;
    this.#at = at + 8;
    this.sharedColumn = column - 1;
    return number;
  }

  /**
   * Goes behind the next shared text when it is written as most are, `<si><t>张三</t></si>`, and returns it. Where anything else
   * comes, returns undefined and goes nowhere.
   */
  sharedString(): string | undefined {
    const xml = this.#xml;
    const at = this.#at;
    if (xml[at] !== LT || xml[at + 1] !== S || xml[at + 2] !== I || xml[at + 3] !== GT) return undefined;
    if (xml[at + 4] !== LT || xml[at + 5] !== T || xml[at + 6] !== GT) return undefined;
    const from = at + 7;
    let [to, special] = [from, false];
    for (; to < xml.length; to += 1) {
      const code = xml[to] as number;
      if (code === LT) break;
      if (code === AMP || code === UNDERSCORE) special = true;
    }
    if (xml[to + 1] !== SLASH || xml[to + 2] !== T || xml[to + 3] !== GT || xml[to + 4] !== LT) return undefined;
    if (xml[to + 5] !== SLASH || xml[to + 6] !== S || xml[to + 7] !== I || xml[to + 8] !== GT) return undefined;
    this.#at = to + 9;
    const text = this.#slice(from, to);
    return special ? plainOf(text) : text;
  }

  /** The column that a cell's reference names, from 0; -1 where it names none. */
  column(): number {
    if (this.#reference === 0) return -1;
    let column = 0;
    for (let at = this.#reference; column < MOST_COLUMN; at += 1) {
      const letter = (this.#xml[at] as number) & ~SPACE;
      if (letter < 65 || letter > 90) break;
      column = column * 26 + letter - 64;
    }
    return column - 1;
  }

  /** The number of a cell's style; -1 where it has none. */
  style(): number {
    if (this.#style === 0) return -1;
    const xml = this.#xml;
    let end = this.#style;
    while (end < this.#end && (xml[end] as number) !== QUOTE && (xml[end] as number) !== APOSTROPHE) end += 1;
    return this.#numberAt(this.#style, end);
  }

  /** What a cell's value is: `s`, `str`, `inlineStr`, `b`, `e`, `d`; `n` where it does not say. */
  kind(): string {
    if (this.#kind === 0) return "n";
    const one = this.#xml[this.#kind + 1] as number;
    if (one === QUOTE || one === APOSTROPHE) return String.fromCharCode(this.#xml[this.#kind] as number);
    return /^\w+/.exec(this.#slice(this.#kind, this.#end))?.[0] ?? "n";
  }

  /** The name in full, without its prefix. */
  localName(): string {
    return this.#slice(this.#nameFrom, this.#attributes);
  }

  /** An attribute by its name, with any prefix. */
  attribute(name: string): string | undefined {
    const attributes = this.#slice(this.#attributes, this.#end);
    const [, , value] = new RegExp(`[\\s:]${name}\\s*=\\s*(["'])(.*?)\\1`, "s").exec(attributes) ?? [];
    return value === undefined ? undefined : plainOf(value);
  }
}
