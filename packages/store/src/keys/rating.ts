import type { ApplicationId, BatchInterviewId, MemberId, OrderId, QuestionSetId } from "@shanhai/contract/scalar";
import { prefixOf, type TenantItemsScope, type TenantScope } from "@shanhai/tenancy/scope";
import { key } from "./key.ts";

/* Keys of batches of interviews: what is asked, who rates, what they gave. See `key.ts`. */

export const questionSets = (scope: TenantScope) => `${prefixOf(scope)}questionSet`;
export const questionSetKey = (scope: TenantScope, id: QuestionSetId) => key(scope, "questionSet", id);
export const batchInterviews = (scope: TenantItemsScope) => `${prefixOf(scope)}batchInterview`;
export const batchInterviewKey = (scope: TenantItemsScope, id: BatchInterviewId) => key(scope, "batchInterview", id);
/** Where the index lists an order's batches. */
export const orderBatches = (scope: TenantItemsScope, order: OrderId) => `${prefixOf(scope)}batchInterview#${order}`;
/** Who is in a batch: two hundred at most. */
export const batchRows = (scope: TenantItemsScope, id: BatchInterviewId) => `${prefixOf(scope)}batchRow#${id}`;
export const batchRowKey = (scope: TenantItemsScope, id: BatchInterviewId, application: ApplicationId) =>
  key(scope, `batchRow#${id}`, application);
/** Which batches an application is in: what an erasure goes by, and a copy for the person. */
export const batchesOf = (scope: TenantItemsScope, id: ApplicationId) => `${prefixOf(scope)}batchOf#${id}`;
export const batchOfKey = (scope: TenantItemsScope, id: ApplicationId, batch: BatchInterviewId) =>
  key(scope, `batchOf#${id}`, batch);
/** What was given in a batch: by person, then rater. */
export const ratings = (scope: TenantItemsScope, id: BatchInterviewId) => `${prefixOf(scope)}rating#${id}`;
export const ratingKey = (scope: TenantItemsScope, id: BatchInterviewId, of: ApplicationId, rater: MemberId) =>
  key(scope, `rating#${id}`, `${of}#${rater}`);
const questionOf = (batch: BatchInterviewId, question: number) => `${batch}#${String(question).padStart(2, "0")}`;
/** What somebody answered, in whatever batch. */
export const answers = (scope: TenantItemsScope, id: ApplicationId) => `${prefixOf(scope)}answer#${id}`;
export const answerKey = (scope: TenantItemsScope, id: ApplicationId, batch: BatchInterviewId, question: number) =>
  key(scope, `answer#${id}`, questionOf(batch, question));
export const scoreDrafts = (scope: TenantItemsScope, id: ApplicationId) => `${prefixOf(scope)}scoreDraft#${id}`;
export const scoreDraftKey = (scope: TenantItemsScope, id: ApplicationId, batch: BatchInterviewId, question: number) =>
  key(scope, `scoreDraft#${id}`, questionOf(batch, question));
/** That somebody wants to be assessed by people alone. */
export const byPeopleKey = (scope: TenantItemsScope, id: ApplicationId) => key(scope, `byPeople#${id.slice(-2)}`, id);
/** That the sender of a form asked for it whose application somebody else had made before. */
export const byPeopleFormKey = (scope: TenantItemsScope, request: string) =>
  key(scope, `byPeopleForm#${request.slice(-2)}`, request);
export const assistantSettingKey = (scope: TenantItemsScope) => key(scope, "assistantSetting", "assistantSetting");
