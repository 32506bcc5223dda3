/** Does one of many acts: what fails is logged, with what it was, and keeps none of the others. */
export type Attempt = (what: object, act: () => Promise<void>) => Promise<void>;
