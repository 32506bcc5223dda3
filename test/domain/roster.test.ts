import { decodeRoster, delimitersOf, findHeader, headerProblem } from "@shanhai/domain/roster";
import { cellReader, openImportFile } from "@shanhai/functions/imports/import-file";
import { writeXlsx } from "@shanhai/functions/xlsx-writer";
import { expect, test } from "vitest";

const people = { kind: "candidates" as const };

test("encodings are told apart strictly", () => {
  const gb18030 = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa]);
  expect(decodeRoster(gb18030)).toBe("姓名,手机");
  expect(decodeRoster(new TextEncoder().encode("\ufeff姓名,手机"))).toContain("姓名");
  expect(decodeRoster(new Uint8Array([0xff, 0xfe, 0xd3, 0x59, 0x0d, 0x54]))).toBe("姓名");
  const broken = (bytes: Uint8Array) => {
    try {
      decodeRoster(bytes);
    } catch (error) {
      return (error as { code: string }).code;
    }
    return undefined;
  };
  expect(broken(new Uint8Array())).toBe("file.empty");
  expect(broken(gb18030.subarray(0, 8))).toBe("file.truncated");
  expect(broken(new TextEncoder().encode("姓名").subarray(0, 5))).toBe("file.truncated");
  expect(broken(new Uint8Array([0x80, 0xff, 0xff, 0x41]))).toBe("file.encoding");
  expect(broken(new Uint8Array([0x41, 0x00, 0x42, 0x00]))).toBe("file.encoding");
});

test("a header is found below a title; without one, or in another encoding, the file says why", () => {
  expect(findHeader([["2025年求职者名单"], [], ["姓名", "电话"]], people)).toMatchObject({ index: 2 });
  expect(findHeader([["何娜", "19900000123"]], people)).toBeUndefined();
  const parse = (text: string) => text.split("\n").map((line) => line.split(","));
  expect(headerProblem(new TextEncoder().encode("何娜,19900000123"), people, parse).code).toBe("file.header");
  // 姓名,電話 in Big5 reads as GB18030 without an error.
  const big5 = new Uint8Array([0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0xb9, 0x71, 0xb8, 0xdc]);
  expect(findHeader(parse(decodeRoster(big5)), people)).toBeUndefined();
  expect(headerProblem(big5, people, parse).code).toBe("file.encoding");
});

test("a mapping that somebody gave finds a header whose words mean nothing to us", () => {
  const given = { name: "联系人", phone: "联系人电话" };
  const rows = [["花名册"], ["联系人", "联系人电话"], ["何娜", "19900000123"]];
  expect(findHeader(rows, people)).toBeUndefined();
  expect(findHeader(rows, { ...people, given })).toMatchObject({ index: 1, mapping: given });
});

test("the likeliest delimiter is the most frequent of comma, tab and semicolon", () => {
  expect(delimitersOf("姓名\t电话\n何娜\t1")[0]).toBe("\t");
  expect(delimitersOf("姓名;电话;备注\n何娜;1;a,b")[0]).toBe(";");
  expect(delimitersOf("姓名,电话")[0]).toBe(",");
});

const open = (text: string, options = {}) => openImportFile(new TextEncoder().encode(text), people, options);

test("quotes inside a cell that has none around it are part of it", async () => {
  const cell = '他说"好"';
  for (const head of [true, false]) {
    expect((await open(`姓名,手机号,备注\n何娜,19900000123,${cell}\n`, { head })).rows.slice()).toEqual([
      ["何娜", "19900000123", cell],
    ]);
  }
});

test("a head that ends inside a quoted cell does not hide the header", async () => {
  const text = `姓名,手机号,备注\n何娜,19900000123,"${"长\n".repeat(50_000)}"\n杜波,19900000124,\n`;
  expect((await open(text, { head: true })).rows).toHaveLength(2);
  const unclosed = `姓名,手机号,备注\n何娜,19900000123,"${"长\n".repeat(50_000)}`;
  for (const head of [true, false]) {
    await expect(open(unclosed, { head })).rejects.toThrow(
      expect.objectContaining({ code: "file.format", details: expect.objectContaining({ row: expect.any(Number) }) }),
    );
  }
});

test("a note full of semicolons, or of commas, is still a note", async () => {
  const semicolons = `姓名,手机号,备注\n何娜,19900000123,${"会;".repeat(50)}\n`;
  expect((await open(semicolons)).rows.slice()[0]).toHaveLength(3);
  const commas = `姓名\t手机号\t备注\n何娜\t19900000123\t${"会,".repeat(50)}\n`;
  expect((await open(commas)).rows.slice()[0]).toHaveLength(3);
});

test("a line of separators alone is no row, with quotes in the file and without", async () => {
  const lines = ["姓名,手机号,备注", "何娜,19900000123,", ",,", " ,\t, ", "杜波,19900000124,"];
  for (const last of [",,\u3000", ',"",'])
    expect((await open([...lines, last].join("\n"))).rows.slice()).toEqual([
      ["何娜", "19900000123", ""],
      ["杜波", "19900000124", ""],
    ]);
});

test("ten thousand columns are refused, in either kind of file", async () => {
  const wide = Array.from({ length: 10_000 }, (_, column) => `列${column}`);
  await expect(open(`姓名,手机号,${wide.join(",")}\n`)).rejects.toThrow(
    expect.objectContaining({ code: "file.columns" }),
  );
  const below = `姓名,手机号\n何娜,19900000123\n杜波,19900000124${",".repeat(10_000)}\n`;
  await expect(open(below)).rejects.toThrow(expect.objectContaining({ code: "file.columns" }));
  const sheet = await writeXlsx("宽", [["姓名", "手机号", ...wide]]);
  await expect(openImportFile(sheet, people)).rejects.toThrow(expect.objectContaining({ code: "file.columns" }));
});

test("what would be a formula is text in the error file, and comes back from it as it was", async () => {
  const cells = ["+86 19900000123", "=1+1", "-", "@何", "\t何", "'何", "何", "_x0041_", "\u0007何"];
  const headers = cells.map((_, index) => `列${index}`);
  const sheet = await writeXlsx("未导入", [
    ["姓名", "手机号", ...headers],
    ["何娜", "1", ...cells],
  ]);
  const back = await openImportFile(sheet, people);
  const read = (cell: number) => cellReader(back.headers, { note: `列${cell}` })(back.rows.slice()[0] ?? [])("note");
  expect(cells.map((_, index) => read(index))).toEqual(cells);
});

test("a header of two lines, as merged cells make it, is one", () => {
  const rows = [
    ["2026年春季名单", "", "", ""],
    ["姓名", "联系方式", "", "授权同意"],
    ["", "备用电话", "手机号", ""],
    ["何娜", "", "19900000123", "是"],
  ];
  expect(findHeader(rows, people)).toMatchObject({
    index: 2,
    headers: ["姓名", "备用电话", "手机号", "授权同意"],
    mapping: { name: "姓名", phone: "手机号", consent: "授权同意" },
  });
  expect(
    findHeader(
      [
        ["姓名", "电话"],
        ["何娜", "19900000123"],
      ],
      people,
    ),
  ).toMatchObject({ index: 0 });
});

test("a file without quotes is read as one with them: a lone return is part of a cell, whatever ends the lines", async () => {
  const lines = ["姓名,手机号,授权同意,备注", "何娜,19900000001,是,早班\r晚班都行", "吕雉,19900000002,是,"];
  for (const end of ["\n", "\r\n"]) {
    const plain = await open(lines.join(end));
    const quoted = await open([...lines, '王红庆,19900000003,是,"有"'].join(end));
    expect(plain.rows.slice()).toEqual(quoted.rows.slice(0, 2));
    expect(plain.rows).toHaveLength(2);
  }
  const old = ["姓名,手机号,授权同意", "何娜,19900000001,是", "吕雉,19900000002,是"].join("\r");
  expect((await open(old)).rows).toHaveLength(2);
});
