import { addToBatch, createBatchInterview } from "@shanhai/contract/batch-interview";
import { listMembers } from "@shanhai/contract/member";
import { getPosting } from "@shanhai/contract/posting";
import { createQuestionSet } from "@shanhai/contract/question-set";
import type { ApplicationId, PostingId } from "@shanhai/contract/scalar";
import type { Person } from "../laptop.ts";

/** Two sets of questions and two batches of interviews, somebody who applied to the posting in the later one, which is what is named. */
export async function fillBatch(
  owner: Person,
  { postingId, applicationId }: { postingId: string; applicationId: string },
): Promise<{ questionSetId: string; batchInterviewId: string; applicationId: string }> {
  const anchors = ["1", "2", "3", "4", "5"];
  const content = { title: "题", occupation: "焊工", questions: [{ text: "问", weight: 1, anchors }] };
  await owner.call(createQuestionSet, { body: content });
  const { questionSetId } = await owner.call(createQuestionSet, { body: content });
  const { items } = await owner.call(listMembers, { query: {} });
  const raterIds = items.map(({ memberId }) => memberId).slice(0, 2);
  const { positionId } = await owner.call(getPosting, { params: { postingId: postingId as PostingId } });
  const body = { positionId, title: "批", questionSetId, raterIds };
  await owner.call(createBatchInterview, { body });
  const params = await owner.call(createBatchInterview, { body });
  await owner.call(addToBatch, { params, body: { applicationIds: [applicationId as ApplicationId] } });
  return { questionSetId, batchInterviewId: params.batchInterviewId, applicationId };
}
