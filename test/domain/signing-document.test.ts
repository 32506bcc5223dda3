import { acceptDocument, documentType } from "@shanhai/domain/signing";
import { expect, test } from "vitest";

/* A document is one by what it begins with and by what it would open as: one of the two alone is somebody's trick. */

const bytes = (text: string) => Buffer.from(text, "latin1");
const PDF = bytes("%PDF-1.7\n<script>alert(1)</script>");
const PNG = bytes("\x89PNG\r\n\x1a\n<html><script>alert(1)</script>");
const JPG = bytes("\xff\xd8\xff\xe0/*<script>*/=alert(1)");

test("a document by a document's name is taken, whatever hides behind its beginning: it is only ever saved", () => {
  for (const name of ["合同.pdf", "扫描.PDF", "a.b.pdf", "x.exe.pdf"]) acceptDocument(PDF, name);
  for (const name of ["a.png", "a.jpeg", "a.JPG"]) acceptDocument(PNG, name);
  expect(documentType(JPG)).toBe("jpg");
});

test.each([
  ["a page", bytes("<!doctype html><script>alert(1)</script>"), "合同.pdf"],
  ["a drawing called a picture", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "头像.png"],
  ["an archive", bytes("PK\x03\x04%PDF-1.7"), "合同.pdf"],
  ["a picture that is an archive's beginning", bytes("GIF89a/*"), "a.png"],
  ["a document behind something else", bytes(" \n%PDF-1.7"), "合同.pdf"],
  ["nothing", bytes(""), "合同.pdf"],
  ["a document that would open as a page", PDF, "合同.html"],
  ["a document that would run", PDF, "合同.pdf.hta"],
  ["a picture that would run", JPG, "a.js"],
  ["a picture that would open as a drawing", PNG, "a.svg"],
  ["a document without an ending", PDF, "合同"],
])("%s is refused", (_, head, name) => {
  expect(() => acceptDocument(head.subarray(0, 16), name)).toThrow(expect.objectContaining({ code: "document.type" }));
});
