import { saveAnswer } from "@shanhai/contract/answer";
import { listApplications } from "@shanhai/contract/application";
import { addToBatch, createBatchInterview, getSheet } from "@shanhai/contract/batch-interview";
import { listMembers } from "@shanhai/contract/member";
import { listPostings } from "@shanhai/contract/posting";
import { createQuestionSet } from "@shanhai/contract/question-set";
import { saveRatings } from "@shanhai/contract/rating";
import type { ApplicationId, MemberId, QuestionSetId } from "@shanhai/contract/scalar";
import { changeAssistantSetting, draftScore } from "@shanhai/contract/score-draft";
import { CHUANSI_OWNER, CHUANSI_RECRUITER } from "./demo-organisations.ts";
import { QUESTION_SETS } from "./demo-question-sets.ts";
import type { Actor, DemoSteps } from "./demo-steps.ts";

/** The position whose people are interviewed, and with which of the sets. */
const TITLE = "设备维修技术员";
const SET = 1;
const PEOPLE = 40;
/** Raters submit so many at a time: the order of submitting is what a drift is seen in. */
const AT_ONCE = 10;

const ANSWERS = [
  "先停电、验电、放电，挂牌上锁，再开盖检修。修完清点工具，确认没人再送电。去年夜班有人没挂牌，我拦下来过。",
  "先断开负载再合闸，不跳就是负载的事。然后测绝缘和相间电阻，看有没有缺相，最后核对过载整定。",
  "书面写清故障、已经查过和没查的地方，挂牌，当面讲给接班的人听。",
];

type Batch = { batchInterviewId: string; raters: { email: string; memberId: MemberId }[] };

/** The same every time: most raters agree, some do not, and the second grows harsher. */
function scoresOf(number: number, question: number, second: boolean): number {
  const base = 2 + ((number * 7 + question * 3) % 4);
  const noise = (number * 13 + question * 5) % 9 === 0 ? -1 : 0;
  const harsher = second && number > 20 && (number + question) % 3 !== 0 ? 1 : 0;
  const apart = second && number % 19 === 7 ? 2 : 0;
  return Math.max(1, Math.min(5, base - (second ? noise + harsher + apart : 0)));
}

async function begin(actor: Actor, key: string, questionSetId: QuestionSetId): Promise<Batch | undefined> {
  const [{ items: members }, { items: postings }] = await Promise.all([
    actor.call(listMembers, { query: {} }),
    actor.call(listPostings, { query: {} }),
  ]);
  const posting = postings.find(({ title }) => title === TITLE);
  const raters = [CHUANSI_OWNER, CHUANSI_RECRUITER].flatMap((email) => {
    const member = members.find(({ name }) => name === email);
    return member ? [{ email, memberId: member.memberId }] : [];
  });
  if (!posting || raters.length < 2) return undefined;
  const { positionId } = posting;
  const ids: ApplicationId[] = [];
  for (const stage of ["screened", "interviewed", "offered"] as const) {
    const { items } = await actor.call(listApplications, { params: { positionId }, query: { stage, limit: 100 } });
    ids.push(...items.map(({ applicationId }) => applicationId));
  }
  const raterIds = raters.map(({ memberId }) => memberId);
  const body = { positionId, title: "设备维修技术员 第一批", questionSetId, raterIds, tolerance: 0.8 };
  const { batchInterviewId } = await actor.call(createBatchInterview, { body, idempotencyKey: key });
  await actor.call(addToBatch, {
    params: { batchInterviewId },
    body: { applicationIds: ids.slice(0, PEOPLE) },
    idempotencyKey: `${key}-people`,
  });
  return { batchInterviewId, raters };
}

/** One rater's scores of everybody but the last few: a sheet at work has open rows. */
async function rate(steps: DemoSteps, { batchInterviewId }: Batch, email: string, second: boolean): Promise<void> {
  const actor = await steps.actor(email);
  const params = { batchInterviewId };
  const { rows } = await actor.call(getSheet, { params });
  const rated = rows.slice(0, second ? rows.length - 4 : rows.length - 2);
  for (let start = 0; start < rated.length; start += AT_ONCE) {
    const part = rated.slice(start, start + AT_ONCE).map(({ applicationId, number }) => ({
      applicationId,
      scores: QUESTION_SETS[SET]?.questions.map((_, question) => scoresOf(number, question, second)) ?? [],
      submit: true,
      version: 0,
    }));
    const idempotencyKey = `demo-rated-${email}-${start}`;
    await actor.call(saveRatings, { params, body: { rows: part }, idempotencyKey });
  }
}

/** The question library, and a batch that two colleagues rate: most agree, a few are to be settled, the assistant drafted one. */
export async function seedInterviews(steps: DemoSteps): Promise<void> {
  const owner = await steps.actor(CHUANSI_OWNER);
  const sets: QuestionSetId[] = [];
  for (const [index, body] of QUESTION_SETS.entries())
    sets.push(
      await steps.once(
        `question-set-${index}`,
        async (idempotencyKey) => (await owner.call(createQuestionSet, { body, idempotencyKey })).questionSetId,
      ),
    );
  const batch = await steps.once("batch-interview", (key) => begin(owner, key, sets[SET] as QuestionSetId));
  if (!batch) return;
  for (const [index, { email }] of batch.raters.entries())
    await steps.once(`batch-rated-${index}`, async () => {
      await rate(steps, batch, email, index === 1);
      return true;
    });
  await steps.once("batch-answers", async (key) => {
    const { rows } = await owner.call(getSheet, { params: batch });
    const params = { batchInterviewId: batch.batchInterviewId, applicationId: rows.at(-1)?.applicationId ?? "" };
    for (const [question, text] of ANSWERS.entries()) {
      const body = { question, text, version: 0 };
      await owner.call(saveAnswer, { params, body, idempotencyKey: `${key}-${question}` });
    }
    const setting = { body: { enabled: true, version: 0 }, idempotencyKey: `${key}-assistant` };
    await owner.call(changeAssistantSetting, setting);
    await owner.call(draftScore, { params, body: { question: 0 }, idempotencyKey: `${key}-draft` });
    return true;
  });
}
