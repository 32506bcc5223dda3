export { type CallInput, type Client, type ClientOptions, createClient } from "./client.ts";
export type { Endpoint, ErrorCode, InputOf, Language, Page, Problem, ResultOf } from "./contract.ts";
export { ProblemError } from "./problem-error.ts";
