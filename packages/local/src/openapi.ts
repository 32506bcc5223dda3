import { openApiDocument } from "@shanhai/contract/openapi";

/** `npm run --silent openapi`: the API's document on standard output. */
process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
