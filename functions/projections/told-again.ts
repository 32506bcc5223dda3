import type { DynamoDBRecord } from "aws-lambda";

/** By what a record is known that no change led to: the consumers are told of the table's items once more. */
export const TOLD_AGAIN = "told-again-";

/** Whether nothing has happened: figures and lists follow all the same, messages to others do not. */
export const isToldAgain = ({ eventID }: DynamoDBRecord): boolean => eventID?.startsWith(TOLD_AGAIN) === true;
