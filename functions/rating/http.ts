import * as answerContract from "@shanhai/contract/answer";
import * as agreementContract from "@shanhai/contract/batch-agreement";
import * as batchContract from "@shanhai/contract/batch-interview";
import { ORDER_WORDS } from "@shanhai/contract/problems/order";
import { RATING_WORDS } from "@shanhai/contract/problems/rating";
import * as setContract from "@shanhai/contract/question-set";
import * as ratingContract from "@shanhai/contract/rating";
import * as draftContract from "@shanhai/contract/score-draft";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as answer from "./answer.ts";
import * as agreement from "./batch-agreement.ts";
import * as batch from "./batch-interview.ts";
import * as questionSet from "./question-set.ts";
import * as rating from "./rating.ts";
import * as draft from "./score-draft.ts";

const routes = [
  serve(setContract.createQuestionSet, questionSet.create),
  serve(setContract.listQuestionSets, questionSet.list),
  serve(setContract.getQuestionSet, questionSet.get),
  serve(setContract.updateQuestionSet, questionSet.update),
  serve(batchContract.createBatchInterview, batch.create),
  serve(batchContract.listBatchInterviews, batch.list),
  serve(batchContract.getBatchInterview, batch.get),
  serve(batchContract.updateBatchInterview, batch.update),
  serve(batchContract.replaceRater, batch.replace),
  serve(batchContract.addToBatch, batch.addMany),
  serve(batchContract.getSheet, batch.getSheet),
  serve(ratingContract.saveRatings, rating.saveMany),
  serve(ratingContract.settleRating, rating.settleOn),
  serve(ratingContract.askThirdRater, rating.askAThird),
  serve(agreementContract.getBatchAgreement, agreement.get),
  serve(answerContract.listAnswers, answer.list),
  serve(answerContract.saveAnswer, answer.save),
  serve(answerContract.createAnswerFile, answer.createFile),
  serve(draftContract.getAssistantSetting, draft.getSetting),
  serve(draftContract.changeAssistantSetting, draft.changeSetting),
  serve(draftContract.assessByPeople, draft.byPeople),
];

const words = { ...RATING_WORDS, ...ORDER_WORDS };

export const create = (platform: Platform) => handle(routes, words, platform);
export const handler = create(awsPlatform());
