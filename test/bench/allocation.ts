import { AllocationPlanner } from "@shanhai/domain/allocation-plan";
import { type AuctionProblem, solveAuction } from "@shanhai/domain/auction";
import { compileScorer, DEFAULT_WEIGHTS, judge } from "@shanhai/domain/match";
import { optimumOf } from "../fixtures/optimum.ts";
import { matchSet } from "./match-people.ts";
import { type Row, ratio } from "./row.ts";

const TODAY = "2026-11-27";
const PEOPLE = 20_000;
const POSITIONS = 500;
/** The nested loop takes a minute and more for everybody: so many of them, evenly taken, stand for all. */
const JUDGED = 400;

const { people, positions } = matchSet({ people: PEOPLE, positions: POSITIONS, seed: 8 });

/** The sum of the scores of who fits where, by the judgement that screens show. */
function judgeAll(some: typeof people): number {
  let sum = 0;
  for (const person of some) {
    for (const position of positions) {
      const { fits, score } = judge(person, position, DEFAULT_WEIGHTS, TODAY);
      sum += fits ? score : -1;
    }
  }
  return sum;
}

function scoreAll(some: typeof people): number {
  const scorer = compileScorer(positions, DEFAULT_WEIGHTS, TODAY);
  const scores = new Int16Array(POSITIONS);
  let sum = 0;
  for (const person of some) {
    scorer(person, scores);
    for (const score of scores) sum += score;
  }
  return sum;
}

function timed<T>(run: () => T): { result: T; ms: number } {
  const start = performance.now();
  const result = run();
  return { result, ms: performance.now() - start };
}

function problemOf(keep: number): AuctionProblem {
  const open = positions.map((position) => {
    return { position, enterpriseName: "", title: position.title, headcount: position.open, filled: 0 };
  });
  const scorer = compileScorer(positions, DEFAULT_WEIGHTS, TODAY);
  const planner = new AllocationPlanner({ positions: open, fairness: 0, locks: [], scorer, keep });
  for (const person of people) planner.add(person);
  return planner.problem();
}

/** P8: scoring 20,000 people with 500 positions, and giving them seats. */
export async function allocationBench(): Promise<Row[]> {
  const some = people.filter((_, index) => index % (PEOPLE / JUDGED) === 0);
  judgeAll(some.slice(0, 20));
  const naive = timed(() => judgeAll(some));
  const compiled = timed(() => scoreAll(people));
  const same = naive.result === scoreAll(some);
  const faster = (naive.ms * (PEOPLE / JUDGED)) / compiled.ms;
  const problem = problemOf(16);
  solveAuction(problem);
  const own = timed(() => solveAuction(problem));
  const judged = optimumOf(problem);
  const share = own.result.total / judged.total;
  return [
    {
      figure: "P8",
      what: `scores of ${PEOPLE} × ${POSITIONS}: nested loop ÷ compiled; checksums ${same ? "equal" : "DIFFER"}`,
      value: ratio(faster),
      goal: "≥ 20",
      pass: same && faster >= 20,
    },
    {
      figure: "P8",
      what: `${problem.value.length} arcs: HiGHS ${Math.round(judged.ms)} ms ÷ auction ${Math.round(own.ms)} ms`,
      value: ratio(judged.ms / own.ms),
      goal: "≥ 5",
      pass: judged.ms / own.ms >= 5,
    },
    {
      figure: "P8",
      what: "objective of the auction, of that of HiGHS on the same arcs, %",
      value: (100 * share).toFixed(2),
      goal: "100.00",
      pass: own.result.total === judged.total,
    },
  ];
}
