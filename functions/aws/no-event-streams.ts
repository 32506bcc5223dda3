/** Stands in for the SDK's event streams in bundles (see `bundle.ts`): no call of DynamoDB's has one. */
export class EventStreamSerde {
  constructor() {
    throw new Error("Event streams are left out of the bundles");
  }
}

/** The name under which the SDK asks for them. */
export function eventStreamSerdeProvider(): never {
  throw new Error("Event streams are left out of the bundles");
}
