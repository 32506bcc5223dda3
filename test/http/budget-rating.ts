import { createAnswerFile, listAnswers, saveAnswer } from "@shanhai/contract/answer";
import { getBatchAgreement } from "@shanhai/contract/batch-agreement";
import * as batch from "@shanhai/contract/batch-interview";
import * as set from "@shanhai/contract/question-set";
import { askThirdRater, saveRatings, settleRating } from "@shanhai/contract/rating";
import type { ApplicationId, MemberId, PositionId } from "@shanhai/contract/scalar";
import * as draft from "@shanhai/contract/score-draft";
import type { Person } from "../laptop.ts";

/** What batches of interviews may cost; see `budget.ts`. Of one or two people: a sheet of 200 is two requests more. */
export const RATING_BUDGET: Record<string, { requests: number; read: number; write: number }> = {
  createQuestionSet: { requests: 1, read: 0, write: 4 },
  listQuestionSets: { requests: 1, read: 1, write: 0 },
  getQuestionSet: { requests: 1, read: 1, write: 0 },
  updateQuestionSet: { requests: 2, read: 1, write: 4 },
  // The position, the set, its raters, then the order; the batch with its place in the order's list, audit.
  createBatchInterview: { requests: 5, read: 5, write: 6 },
  listBatchInterviews: { requests: 2, read: 2, write: 0 },
  getBatchInterview: { requests: 1, read: 1, write: 0 },
  updateBatchInterview: { requests: 2, read: 1, write: 6 },
  // The batch and the successor; the batch, audit; its rows, of one that waits the row and a draft, audit.
  replaceRater: { requests: 7, read: 6, write: 14 },
  // The batch, the applications, who is in it; of two people the row and what leads to it, the count, audit.
  addToBatch: { requests: 4, read: 5, write: 14 },
  // The batch, its rows, what was given; then people, and who of them is assessed by people.
  getSheet: { requests: 5, read: 7, write: 0 },
  // The batch, the row, the own rating, a draft's being there; the rating, the row, that the batch is open, audit.
  saveRatings: { requests: 5, read: 4, write: 8 },
  // The batch, the row, its ratings; the row, that the batch is open, audit.
  settleRating: { requests: 4, read: 3, write: 6 },
  askThirdRater: { requests: 5, read: 4, write: 6 },
  getBatchAgreement: { requests: 3, read: 3, write: 0 },
  // The batch and the row; answers, drafts, whether by people, the setting.
  listAnswers: { requests: 6, read: 6, write: 0 },
  // The answer, a draft that goes, that the batch is open, audit.
  saveAnswer: { requests: 4, read: 3, write: 8 },
  createAnswerFile: { requests: 4, read: 3, write: 8 },
  getAssistantSetting: { requests: 1, read: 1, write: 0 },
  changeAssistantSetting: { requests: 2, read: 1, write: 4 },
  // All that must hold, before and in the same transaction; the draft, audit.
  draftScore: { requests: 7, read: 6, write: 12 },
  // The row; what was drafted, twice; the note, one draft, audit, and nothing left.
  assessByPeople: { requests: 4, read: 3, write: 8 },
};

interface Of {
  positionId: PositionId;
  applicationIds: ApplicationId[];
  raterIds: MemberId[];
  third: MemberId;
}

/** Calls every endpoint of batches of interviews once, in an order that works. */
export async function measureRating(
  owner: Person,
  second: Person,
  { positionId, applicationIds, raterIds, third }: Of,
): Promise<void> {
  const anchors = ["不会", "会一点", "会", "熟练", "能教人"];
  const content = { title: "焊工", occupation: "焊工", questions: [{ text: "会什么焊？", weight: 1, anchors }] };
  const { questionSetId } = await owner.call(set.createQuestionSet, { body: content });
  await owner.call(set.updateQuestionSet, { params: { questionSetId }, body: { version: 1, title: "焊工二" } });
  await owner.call(set.getQuestionSet, { params: { questionSetId } });
  await owner.call(set.listQuestionSets, { query: {} });
  const begun = { positionId, title: "一批", questionSetId, raterIds };
  const { batchInterviewId, orderId } = await owner.call(batch.createBatchInterview, { body: begun });
  const params = { batchInterviewId };
  await owner.call(batch.addToBatch, { params, body: { applicationIds } });
  await owner.call(batch.updateBatchInterview, { params, body: { version: 1, title: "第一批" } });
  await owner.call(batch.listBatchInterviews, { query: { orderId } });
  await owner.call(batch.getBatchInterview, { params });
  const [first = "" as ApplicationId, other = "" as ApplicationId] = applicationIds;
  const row = { ...params, applicationId: first };
  await owner.call(saveAnswer, { params: row, body: { question: 0, text: "会气保焊，能教人。", version: 0 } });
  await owner.call(createAnswerFile, { params: row, body: { question: 0, fileName: "a.mp3", size: 9, version: 1 } });
  await owner.call(draft.getAssistantSetting, {});
  await owner.call(draft.changeAssistantSetting, { body: { enabled: true, version: 0 } });
  await owner.call(draft.draftScore, { params: row, body: { question: 0 } });
  await owner.call(listAnswers, { params: row });
  for (const [applicationId, person, score] of [
    [first, owner, 1],
    [first, second, 5],
    [other, owner, 1],
    [other, second, 5],
  ] as const)
    await person.call(saveRatings, {
      params,
      body: { rows: [{ applicationId, scores: [score], submit: true, version: 0 }] },
    });
  await owner.call(batch.getSheet, { params });
  const asked = { version: 3, memberId: third };
  await owner.call(askThirdRater, { params: row, body: asked });
  const settled = { version: 3, score: 3, reason: "复听后一致" };
  await owner.call(settleRating, { params: { ...params, applicationId: other }, body: settled });
  await owner.call(getBatchAgreement, { params });
  const again = { batchInterviewId: (await owner.call(batch.createBatchInterview, { body: begun })).batchInterviewId };
  await owner.call(batch.addToBatch, { params: again, body: { applicationIds: [first] } });
  await owner.call(saveRatings, { params: again, body: { rows: [{ applicationId: first, scores: [3], version: 0 }] } });
  const [memberId = "" as MemberId] = raterIds;
  await owner.call(batch.replaceRater, { params: again, body: { version: 1, memberId, successorId: third } });
  await owner.call(draft.assessByPeople, { params: row });
}
