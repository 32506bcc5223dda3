/* Stands in for `@aws-sdk/lib-dynamodb` in bundles: the commands that the store uses, each from its own file. */
export { BatchGetCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/BatchGetCommand";
export { BatchWriteCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/BatchWriteCommand";
export { DeleteCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/DeleteCommand";
export { GetCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/GetCommand";
export { PutCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/PutCommand";
export { QueryCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/QueryCommand";
export { ScanCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/ScanCommand";
export { TransactWriteCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/TransactWriteCommand";
export { UpdateCommand } from "@aws-sdk/lib-dynamodb/dist-types/commands/UpdateCommand";
