import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { restoreCommand, tableOf } from "./command.ts";

/* An operator's script, under the operator's own credentials; no function is made of it. `infra/README.md` says how it is called. */

const table = process.env.SHANHAI_TABLE;
if (!table) throw new Error("SHANHAI_TABLE names no table");
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
  marshallOptions: { removeUndefinedValues: true },
});
restoreCommand(process.argv.slice(2), tableOf(client, table)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
