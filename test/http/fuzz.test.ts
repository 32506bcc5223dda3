import { expect, test } from "vitest";
import { fuzzFiles } from "../fuzz/files.ts";

/* The first files of `npm run fuzz`; its first requests are sent in `test/tenancy/matrix.test.ts`, where a world is filled already. */

test("files that nobody should send are read, or refused with what is wrong with them", async () => {
  expect(await fuzzFiles(1, 60)).toEqual({ files: 60, findings: [] });
});
