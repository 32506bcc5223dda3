import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const catalogue = readFileSync(new URL("SECURITY.md", root), "utf8");

describe("the catalogue of attacks", () => {
  const cited = [
    ...new Set(
      [...catalogue.matchAll(/`((?:test|packages|functions|infra)\/[\w./-]+)`/g)].map(([, path = ""]) => path),
    ),
  ];

  test("cites tests, and every one of them is there", () => {
    expect(cited.length).toBeGreaterThan(30);
    expect(cited.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  test("has a test in every row of what is defended", () => {
    const defended = catalogue.slice(
      catalogue.indexOf("## What is defended"),
      catalogue.indexOf("## What is not defended"),
    );
    const rows = defended.split("\n").filter((line) => /^\| (?!attack|-)/.test(line));
    expect(rows.length).toBeGreaterThan(35);
    expect(rows.filter((row) => !/`test\/[\w./-]+\.test\.ts`[^|]*\|$/.test(row))).toEqual([]);
  });

  test("is linked from the README", () => {
    expect(readFileSync(new URL("README.md", root), "utf8")).toContain("](SECURITY.md)");
  });
});

test("no secret, signature or kept hash of one is compared letter by letter", () => {
  const compared =
    /(secret|signature)\w*(\([^)]*\))?\s*[!=]==(?!\s*(undefined|null|"))|[!=]==\s*[\w.]*(secret|signature)/i;
  expect(compared.test("if (invitation.secretHash !== hashSecret(token.secret)) throw")).toBe(true);
  const files = ["functions", "packages/http/src", "packages/store/src", "packages/domain/src", "packages/local/src"];
  const found = files
    .flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true }).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith(".ts") && !file.includes("node_modules"))
    .flatMap((file) =>
      readFileSync(new URL(file, root), "utf8")
        .split("\n")
        .filter((line) => compared.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});
