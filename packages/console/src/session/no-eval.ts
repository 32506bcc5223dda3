import * as z from "zod/mini";

// Compiled parsers need `eval`, which the content security policy forbids; a schema asks when it is made, so this
// module shares a chunk with zod (see vite.config.ts) and runs before any schema.
z.config({ jitless: true });
