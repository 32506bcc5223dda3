import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { environmentCredentials } from "./environment-credentials.ts";
import { sendSigned } from "./signed-request.ts";

/** What a consumer answers that is invoked by name or ARN; throws what it threw. The region is the function's own. */
export async function invokeConsumer(name: string, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const region = process.env.AWS_REGION ?? "";
  const host = `lambda.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
  const { status, body } = await sendSigned(
    { service: "lambda", region, credentials: environmentCredentials() },
    {
      method: "POST",
      url: new URL(
        `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`,
        process.env.AWS_ENDPOINT_URL_LAMBDA ?? `https://${host}`,
      ),
      headers: { "content-type": "application/json" },
      body: JSON.stringify(event),
    },
  );
  const answer = JSON.parse(Buffer.from(body).toString()) as Partial<DynamoDBBatchResponse> & { errorMessage?: string };
  if (status !== 200 || !answer.batchItemFailures)
    throw new Error(`${name} answered ${status} ${answer.errorMessage ?? ""}`);
  return { batchItemFailures: answer.batchItemFailures };
}

/** The stream's consumer whose function's name a variable has. */
export const lambdaConsumer = (variable: string) => (event: DynamoDBStreamEvent) =>
  invokeConsumer(process.env[variable] ?? "", event);
