/** Stands in for `node:fs/promises` in bundles (see `bundle.ts`): the SDK has it for the settings in a home folder, all of which are told it. */
export async function readFile(path: string): Promise<string> {
  throw new Error(`A function has no files, and ${path} was looked for`);
}
