import type { ParsedOf } from "@shanhai/contract/endpoint";
import type { Instant } from "@shanhai/contract/scalar";
import type { Indicator, Scorecard, updateScorecard } from "@shanhai/contract/scorecard";
import type { Act } from "./act.ts";
import { AppError, sameVersion } from "./app-error.ts";

/** Version 1, the same in every park. Single orders are scored on it: its one ledger fact is a fact of an order, too. */
export const SCORECARD: Scorecard = {
  scorecardVersion: 1,
  name: "批量招聘服务质量评价",
  indicators: [
    {
      indicatorId: "fillRate",
      name: "岗位满足率",
      weight: 30,
      source: "ledger",
      fact: "fillRate",
      zeroAt: 0,
      fullAt: 100,
    },
    { indicatorId: "responsiveness", name: "响应及时", weight: 20, source: "evaluator" },
    { indicatorId: "match", name: "人岗匹配", weight: 20, source: "evaluator" },
    { indicatorId: "conduct", name: "服务规范", weight: 15, source: "evaluator" },
    { indicatorId: "followUp", name: "跟踪服务", weight: 15, source: "evaluator" },
  ],
  status: "published",
  version: 1,
  createdAt: "2026-01-01T00:00:00.000Z" as Instant,
  publishedAt: "2026-01-01T00:00:00.000Z" as Instant,
};

/** The next version as a draft, a copy of the last. Throws `scorecard.draftExists`: one draft at a time. */
export function draftScorecard(last: Scorecard, act: Pick<Act, "at">): Scorecard {
  if (last.status === "draft") throw new AppError("scorecard.draftExists");
  const { name, indicators, scorecardVersion } = last;
  return {
    scorecardVersion: scorecardVersion + 1,
    name,
    indicators,
    status: "draft",
    version: 1,
    createdAt: act.at,
  };
}

function ownDraft(card: Scorecard, seen: number): Scorecard {
  if (card.status === "published") throw new AppError("scorecard.published");
  return sameVersion(card, seen);
}

/** The draft with other indicators. Throws `scorecard.published`, `stale`. */
export function changeScorecard(card: Scorecard, input: ParsedOf<typeof updateScorecard>["body"]): Scorecard {
  const { version, name, indicators } = input;
  return { ...ownDraft(card, version), name, indicators, version: version + 1 };
}

/** From now on as it is. Throws `scorecard.published`, `stale`. */
export function publish(card: Scorecard, seen: number, act: Pick<Act, "at">): Scorecard {
  return { ...ownDraft(card, seen), status: "published", version: seen + 1, publishedAt: act.at };
}

/** A value between two bounds as 0–100, one decimal: `zeroAt` and worse is 0, `fullAt` and better 100. */
export function linearScore(value: number, { zeroAt, fullAt }: { zeroAt: number; fullAt: number }): number {
  const share = (value - zeroAt) / (fullAt - zeroAt);
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}

export const isEvaluators = (indicator: Indicator) => indicator.source === "evaluator";
