import { readPerson } from "@shanhai/domain/import-row";
import { cellReader, openImportFile } from "@shanhai/functions/imports/import-file";

/** Reads a file into people as the import's worker does; bundled by the functions' recipe before it is measured. */
export async function readFile(bytes: Uint8Array): Promise<number> {
  const { headers, mapping, rows } = await openImportFile(bytes, { kind: "candidates" });
  const cells = cellReader(headers, mapping);
  return rows.filter((row) => "value" in readPerson(cells(row))).length;
}
