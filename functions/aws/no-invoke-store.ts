/** Stands in for Lambda's invoke store in bundles (see `bundle.ts`): one request at a time has its trace id in the environment. */
export const InvokeStore = { getInstanceAsync: async () => undefined };
