import type { LoadedAgency } from "./agencies.ts";
import type { Dice } from "./dice.ts";

/** What one request is: its kind, by which latencies are told apart, and what is sent. */
export interface Sent {
  kind: string;
  method: "GET" | "POST";
  path: string;
  body?: object;
  /** What is learned from an answer that was a success. */
  learn?: (answer: string) => void;
}

const TODAY = ["/placement-checks", "/conversations?limit=1", "/interviews", "/due-visits", "/retention"];
const STAGES = ["recommended", "screened", "interviewed", "offered"] as const;
const NAMES = ["王", "王小", "王小1", "王小12"];

/** A uniform resource number of nobody else: check digits are what the platform looks at. */
export type NewUscc = () => string;

/**
 * One connection's day: what a recruiter with a browser asks for, by weights, most of it reading. People it makes are those it
 * recommends, and whom it recommended it moves on, so that connections of one agency meet in its counters and not in each other's rows.
 */
export function createMix(agency: LoadedAgency, random: Dice, own: { newPhone: () => string; newUscc: NewUscc }) {
  const { enterpriseId, orderId, positionId, candidateIds } = agency;
  const made: string[] = [];
  const applications: { applicationId: string; stage: number }[] = [];
  let cursor: string | undefined;
  const get = (kind: string, path: string, learn?: Sent["learn"]): Sent => ({
    kind,
    method: "GET",
    path,
    ...(learn ? { learn } : {}),
  });
  const post = (kind: string, path: string, body: object, learn?: Sent["learn"]): Sent => ({
    kind,
    method: "POST",
    path,
    body,
    ...(learn ? { learn } : {}),
  });
  const one = () => get("one candidate", `/candidates/${random.pick(candidateIds)}`);

  const kinds: [weight: number, make: () => Sent][] = [
    [
      10,
      () =>
        get("candidates", "/candidates?limit=25", (answer) => {
          cursor = (JSON.parse(answer) as { cursor?: string }).cursor;
        }),
    ],
    [4, () => get("candidates", `/candidates?limit=25${cursor ? `&cursor=${cursor}` : ""}`)],
    [8, () => get("search by name", `/candidates?name=${encodeURIComponent(random.pick(NAMES))}`)],
    [6, () => get("search by phone", `/candidates?phoneLast4=${String(random.below(200)).padStart(4, "0")}`)],
    [
      4,
      () =>
        get(
          "search by two",
          `/candidates?occupation=${encodeURIComponent("操作")}&place=${encodeURIComponent("衢州")}`,
        ),
    ],
    [14, one],
    [5, () => get("enterprises", "/enterprises?limit=25")],
    [4, () => get("one enterprise", `/enterprises/${enterpriseId}`)],
    [4, () => get("orders", "/orders?limit=25")],
    [8, () => get("order page", `/orders/${orderId}`)],
    [10, () => get("board", `/positions/${positionId}/applications?stage=${random.pick(STAGES)}&limit=50`)],
    [9, () => get("today", random.pick(TODAY))],
    [
      5,
      () => {
        const person = { name: "王新人", phone: own.newPhone(), occupation: "操作工", homePlace: "浙江省衢州市柯城区" };
        return post("create candidate", "/candidates", { ...person, consent: true }, (answer) => {
          made.push((JSON.parse(answer) as { candidateId: string }).candidateId);
        });
      },
    ],
    [1, () => post("create enterprise", "/enterprises", { name: "江山门业有限公司", uscc: own.newUscc() })],
    [
      4,
      () => {
        const candidateId = made.pop();
        if (!candidateId) return one();
        return post("recommend", `/positions/${positionId}/applications`, { candidateIds: [candidateId] }, (answer) => {
          const { results } = JSON.parse(answer) as { results: { applicationId?: string }[] };
          for (const { applicationId } of results) if (applicationId) applications.push({ applicationId, stage: 0 });
        });
      },
    ],
    [
      6,
      () => {
        const application = applications.shift();
        if (!application) return one();
        const stage = application.stage + 1;
        const body = { applicationIds: [application.applicationId], to: STAGES[stage] };
        return post("move", `/orders/${orderId}/moves`, body, (answer) => {
          const { results } = JSON.parse(answer) as { results: { outcome: string }[] };
          if (results[0]?.outcome !== "moved") throw new Error(`A move that should have been made: ${answer}`);
          if (stage + 1 < STAGES.length) applications.push({ ...application, stage });
        });
      },
    ],
  ];
  const total = kinds.reduce((sum, [weight]) => sum + weight, 0);

  return (): Sent => {
    let left = random.below(total);
    for (const [weight, make] of kinds) {
      if (left < weight) return make();
      left -= weight;
    }
    return one();
  };
}
