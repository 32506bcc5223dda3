/** Stands in for `node:stream/web` in bundles (see `bundle.ts`): middy asks for it to stream answers, which none of ours does. */
export class ReadableStream {}
