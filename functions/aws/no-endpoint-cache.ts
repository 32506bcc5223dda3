/** Stands in for the SDK's endpoint discovery in bundles (see `bundle.ts`): DynamoDB's is off unless asked for. */
export class EndpointCache {}
