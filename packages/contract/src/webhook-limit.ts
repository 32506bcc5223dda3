/** Webhooks that one agency may have. */
export const MOST_WEBHOOKS = 10;
/** Deliveries that one act sends again. */
export const MOST_REPLAYED = 90;
