import type { _Record, AttributeValue } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord, AttributeValue as LambdaAttributeValue } from "aws-lambda";

/** Bytes travel as base64 in a Lambda event; the SDK has decoded them. */
function lambdaValue(value: AttributeValue): LambdaAttributeValue {
  if (value.B) return { B: Buffer.from(value.B).toString("base64") };
  if (value.BS) return { BS: value.BS.map((bytes) => Buffer.from(bytes).toString("base64")) };
  if (value.L) return { L: value.L.map(lambdaValue) };
  if (value.M) return { M: lambdaImage(value.M) };
  return value as LambdaAttributeValue;
}

function lambdaImage(image: Record<string, AttributeValue>): Record<string, LambdaAttributeValue> {
  return Object.fromEntries(Object.entries(image).map(([name, value]) => [name, lambdaValue(value)]));
}

/** A record of the streams API as Lambda's event source mapping delivers it. */
export function lambdaRecord(record: _Record, streamArn: string): DynamoDBRecord {
  const { dynamodb = {} } = record;
  const image = (part: "Keys" | "NewImage" | "OldImage") =>
    dynamodb[part] ? { [part]: lambdaImage(dynamodb[part]) } : {};
  return {
    eventID: record.eventID ?? "",
    eventName: record.eventName as "INSERT" | "MODIFY" | "REMOVE",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "local",
    eventSourceARN: streamArn,
    ...(record.userIdentity
      ? { userIdentity: { type: record.userIdentity.Type, principalId: record.userIdentity.PrincipalId } }
      : {}),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((dynamodb.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      ...image("Keys"),
      ...image("NewImage"),
      ...image("OldImage"),
      SequenceNumber: dynamodb.SequenceNumber ?? "",
      SizeBytes: dynamodb.SizeBytes ?? 0,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  };
}
