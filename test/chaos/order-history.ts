import { createCandidate, getCandidate } from "@shanhai/contract/candidate";
import { mergeCandidates, undoMerge } from "@shanhai/contract/merge";
import { moveApplications, undoMove } from "@shanhai/contract/move";
import { getOrder } from "@shanhai/contract/order";
import { leavePlacement, listPlacements, takeBackLeave } from "@shanhai/contract/placement";
import type { ApplicationId, CandidateId, OrderId } from "@shanhai/contract/scalar";
import { STAGES, type Stage } from "@shanhai/contract/stage";
import { createStatement, getStatement, listStatementLines } from "@shanhai/contract/statement";
import { plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { canonical } from "@shanhai/domain/canonical";
import { expect } from "vitest";
import { everything } from "../everything.ts";
import type { Person } from "../laptop.ts";
import { orderWithSeats, recommendAll } from "../pipeline.ts";
import type { faulty } from "../store/faults.ts";
import { type Cut, PEOPLE, type Step } from "./order-step.ts";

/*
 * Histories: moves, arrivals, leavers, merges, undos and statements in any order, some of them cut off and tried again,
 * against a plain model that knows no table. After each step headcount and stages are the model's, each statement's money
 * is what the model says is due, and no statement ever changes.
 */

const SEATS = 3;
const GUARANTEE = 10;
const FEN = 1001;
const START = Date.parse("2026-03-01T04:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where a history happens: whose agency it is, how its network breaks, and what time it is there. */
export interface Scene {
  owner: Person;
  faults: ReturnType<typeof faulty>;
  clock: { now: Date };
}

interface Placed {
  placementId: string;
  arrival: string;
  left?: string;
  inside?: boolean;
  /** Changes since the arrival. */
  touched: number;
  /** The application's version that the leaving made. */
  leftAt?: number;
}

interface Applied {
  id: ApplicationId;
  stage: Stage;
  version: number;
  placed: Placed[];
}

interface Moved {
  moveId: string;
  at: number;
  undone: boolean;
  rows: { who: number; from: Stage; version: number; placed: Placed | undefined }[];
}

const NEXT: Record<Stage, readonly Stage[]> = {
  recommended: ["screened", "rejected", "withdrawn"],
  screened: ["interviewed", "rejected", "withdrawn"],
  interviewed: ["offered", "rejected", "withdrawn"],
  offered: ["onboarded", "rejected", "withdrawn"],
  onboarded: [],
  rejected: ["recommended"],
  withdrawn: ["recommended"],
};

/** What says that an act came to nothing, or that nobody knows: it is tried again with the same key. */
const AGAIN = new Set(["internal", "busy"]);

/** One order with its people, as the model has it and as the platform does. */
class OrderHistory {
  readonly apps: Applied[];
  readonly moves: Moved[] = [];
  /** Who is merged into somebody else. */
  readonly gone = new Set<CandidateId>();
  readonly merges: { survivor: CandidateId; mergeId: string; at: number }[] = [];
  readonly statements: { statementId: string; text: string; net: number }[] = [];
  open = SEATS;
  billedTo: string | undefined;
  keys = 0;

  constructor(
    private readonly scene: Scene,
    readonly orderId: OrderId,
    readonly people: CandidateId[],
    ids: ApplicationId[],
  ) {
    this.apps = ids.map((id) => ({ id, stage: "recommended", version: 1, placed: [] }));
  }

  private get now() {
    return this.scene.clock.now;
  }

  get today() {
    return shanghaiDate(this.now) as string;
  }

  /** Tries once with the network breaking, then again with the same key until it is through. */
  async act<R>(cut: Cut, run: (key: string) => Promise<R>): Promise<R> {
    this.keys += 1;
    const key = `${this.orderId}-${this.keys}`;
    if (cut?.of === "write") this.scene.faults.breakTransaction(cut.nth, cut.when, cut.as);
    if (cut?.of === "read") this.scene.faults.breakRead(cut.nth, cut.as);
    try {
      return await run(key);
    } catch (error) {
      if (!AGAIN.has((error as { problem?: { code: string } }).problem?.code ?? "")) throw error;
      this.scene.faults.clear();
      return await run(key);
    } finally {
      this.scene.faults.clear();
    }
  }

  async move(who: readonly number[], goal: Stage | "next", cut: Cut): Promise<void> {
    const first = this.apps[who[0] ?? 0]?.stage ?? "recommended";
    const to = goal === "next" ? (NEXT[first][0] ?? "onboarded") : goal;
    const body = {
      applicationIds: who.map((one) => (this.apps[one] as Applied).id),
      to,
      ...(to === "rejected" || to === "withdrawn" ? { reason: "理由" } : {}),
    };
    const params = { orderId: this.orderId };
    const { moveId = "", results } = await this.act(cut, (idempotencyKey) =>
      this.scene.owner.call(moveApplications, { params, body, idempotencyKey }),
    );
    const rows: Moved["rows"] = [];
    const expected = who.map((one) => {
      const app = this.apps[one] as Applied;
      if (!NEXT[app.stage].includes(to)) return "invalid";
      if (to === "onboarded" && this.open < 1) return "conflict";
      const placed: Placed | undefined =
        to === "onboarded" ? { placementId: "", arrival: this.today, touched: 0 } : undefined;
      if (placed) {
        this.open -= 1;
        app.placed.push(placed);
      }
      app.version += 1;
      rows.push({ who: one, from: app.stage, version: app.version, placed });
      app.stage = to;
      return "moved";
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(expected);
    this.moves.push({ moveId, at: this.now.getTime(), undone: false, rows });
    if (to === "onboarded") await this.readPlacements();
  }

  /** The model knows that somebody is placed, the platform under which id. */
  async readPlacements(): Promise<void> {
    const placements = await everything(this.scene.owner, listPlacements, { query: { orderId: this.orderId } });
    for (const app of this.apps) {
      const own = placements.filter(({ applicationId }) => applicationId === app.id);
      const known = new Set(app.placed.map(({ placementId }) => placementId));
      for (const placed of app.placed.filter(({ placementId }) => placementId === ""))
        placed.placementId = own.find(({ placementId }) => !known.has(placementId))?.placementId ?? "?";
    }
  }

  /** Undoes the last move, or the one so many before it. */
  async undo(back: number, cut: Cut): Promise<void> {
    const move = this.moves.at(-1 - back);
    if (!move || move.undone) return;
    const input = { params: { orderId: this.orderId, moveId: move.moveId } };
    const undoing = this.act(cut, (idempotencyKey) => this.scene.owner.call(undoMove, { ...input, idempotencyKey }));
    if (this.now.getTime() - move.at > DAY) {
      await expect(undoing).rejects.toMatchObject({ problem: { code: "move.late" } });
      return;
    }
    const { results } = await undoing;
    move.undone = true;
    const expected = move.rows.map(({ who, from, version, placed }) => {
      const app = this.apps[who] as Applied;
      if (app.version !== version || (placed && placed.touched > 0)) return "conflict";
      app.stage = from;
      app.version += 1;
      if (placed) {
        app.placed.splice(app.placed.indexOf(placed), 1);
        this.open += 1;
      }
      return "moved";
    });
    expect(results.map(({ outcome }) => outcome)).toEqual(expected);
  }

  async leave(who: number, days: number): Promise<void> {
    const app = this.apps[who] as Applied;
    const placed = app.placed.find(({ left }) => !left);
    // Nobody leaves before the day of arrival, and that may lie ahead once more.
    if (!placed || placed.arrival > this.today) return;
    const [date = ""] = [plusDays(placed.arrival as never, days), this.today].sort();
    const params = { placementId: placed.placementId };
    await this.scene.owner.call(leavePlacement, {
      params,
      body: { date, reason: "离职", version: placed.touched + 1 },
    });
    placed.left = date;
    placed.inside = date <= plusDays(placed.arrival as never, GUARANTEE - 1);
    placed.touched += 1;
    app.stage = "withdrawn";
    app.version += 1;
    placed.leftAt = app.version;
    if (placed.inside) this.open += 1;
  }

  async back(who: number): Promise<void> {
    const app = this.apps[who] as Applied;
    const placed = app.placed.findLast(({ left }) => left);
    if (!placed) return;
    const taking = this.scene.owner.call(takeBackLeave, { params: { placementId: placed.placementId } });
    const wentOn = app.stage !== "withdrawn" || app.version !== placed.leftAt;
    const code = wentOn ? "placement.wentOn" : placed.inside && this.open < 1 ? "placement.seatFilled" : undefined;
    if (code) {
      await expect(taking).rejects.toMatchObject({ problem: { code } });
      return;
    }
    await taking;
    if (placed.inside) this.open -= 1;
    delete placed.left;
    delete placed.inside;
    placed.touched += 1;
    app.stage = "onboarded";
    app.version += 1;
  }

  /** Merging records changes who somebody is, and nothing of seats, stages or money. */
  async merge(one: number, other: number): Promise<void> {
    const [survivor, gone] = [this.people[one], this.people[other]];
    if (!survivor || !gone || survivor === gone) return;
    const version = async (candidateId: CandidateId) =>
      (await this.scene.owner.call(getCandidate, { params: { candidateId } })).version;
    const body = { otherId: gone, version: await version(survivor), otherVersion: await version(gone) };
    const { merge } = await this.scene.owner.call(mergeCandidates, { params: { candidateId: survivor }, body });
    this.people.splice(other, 1);
    this.gone.add(gone);
    this.merges.push({ survivor, mergeId: merge?.mergeId ?? "", at: this.now.getTime() });
  }

  async unmerge(): Promise<void> {
    const last = this.merges.pop();
    if (!last) return;
    const undoing = this.scene.owner.call(undoMerge, { params: { candidateId: last.survivor, mergeId: last.mergeId } });
    // Whoever was merged on for good cannot be taken apart any more: the merge is asked for at the survivor's record.
    if (this.gone.has(last.survivor)) {
      await expect(undoing).rejects.toMatchObject({ problem: { code: "candidate.merged" } });
      return;
    }
    if (this.now.getTime() - last.at > 30 * DAY) {
      await expect(undoing).rejects.toMatchObject({ problem: { code: "merge.expired" } });
      return;
    }
    const { other } = await undoing;
    this.people.push(other.candidateId);
    this.gone.delete(other.candidateId);
  }

  /** What is due by the end of today: so much a head, less the share not served of those who left inside their guarantee. */
  due(): number {
    return (
      this.apps
        .flatMap(({ placed }) => placed)
        // A clock that was set back has not come to them yet.
        .filter(({ arrival }) => arrival <= this.today)
        .reduce((sum, { arrival, left, inside }) => {
          if (!left || !inside || left > this.today) return sum + FEN;
          const served = (Date.parse(left) - Date.parse(arrival)) / DAY;
          return sum + FEN + Math.floor((-FEN * (GUARANTEE - served)) / GUARANTEE + 0.5);
        }, 0)
    );
  }

  async bill(cut: Cut): Promise<void> {
    const from = this.billedTo === undefined ? "2026-01-01" : (plusDays(this.billedTo as never, 1) as string);
    const to = this.today;
    if (from > to) return;
    const input = { params: { orderId: this.orderId }, body: { from, to } };
    const before = this.statements.reduce((sum, { net }) => sum + net, 0);
    try {
      const made = await this.act(cut, (idempotencyKey) =>
        this.scene.owner.call(createStatement, { ...input, idempotencyKey }),
      );
      this.billedTo = to;
      expect(before + made.totals.net).toBe(this.due());
      this.statements.push({
        statementId: made.statementId,
        net: made.totals.net,
        text: await this.say(made.statementId),
      });
    } catch (error) {
      expect(error).toMatchObject({ problem: { code: "statement.empty" } });
      expect(this.due()).toBe(before);
    }
  }

  /** A statement as it stands, with its lines. */
  async say(statementId: string): Promise<string> {
    const params = { statementId };
    const [statement, lines] = [
      await this.scene.owner.call(getStatement, { params }),
      await everything(this.scene.owner, listStatementLines, { params }),
    ];
    return canonical([statement.totals, statement.contentHash, lines]);
  }

  async check(): Promise<void> {
    const { positions, filled, open } = await this.scene.owner.call(getOrder, { params: { orderId: this.orderId } });
    const stages = Object.fromEntries(
      STAGES.map((stage) => [stage, this.apps.filter((app) => app.stage === stage).length]),
    );
    expect({ ...positions[0]?.stages }).toEqual(stages);
    expect([filled, open]).toEqual([SEATS - this.open, this.open]);
  }
}

async function begin(scene: Scene, number: number): Promise<OrderHistory> {
  const { owner, clock } = scene;
  clock.now = new Date(START);
  const feeRule = { kind: "perHead" as const, fen: FEN, guarantee: "proRata" as const, vatRate: 600 };
  const terms = { feeRule, guaranteeDays: GUARANTEE };
  const { orderId, positionId } = await orderWithSeats(owner, SEATS, number, terms);
  const people: CandidateId[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const phone = `199${String(number * 100 + index).padStart(8, "0")}`;
    const body = { name: `求职者${index}`, phone, consent: true as const };
    people.push((await owner.call(createCandidate, { body })).candidateId);
  }
  return new OrderHistory(scene, orderId, people, await recommendAll(owner, positionId, people));
}

/**
 * Lives through one history: after each step the platform is asked what the model says, and `onStep` may do more. The
 * number is one that no other history of this agency has.
 */
export async function liveThrough(
  scene: Scene,
  number: number,
  steps: readonly Step[],
  onStep: () => Promise<void> = async () => undefined,
): Promise<void> {
  const history = await begin(scene, number);
  // Most of them are about to arrive: what is to be tried begins there.
  for (const to of ["screened", "interviewed", "offered"] as const) await history.move([0, 1, 2, 3], to, undefined);
  for (const step of steps) {
    if (step.kind === "move") await history.move(step.who, step.to, step.cut);
    else if (step.kind === "undo") await history.undo(step.back, step.cut);
    else if (step.kind === "leave") await history.leave(step.who, step.days);
    else if (step.kind === "back") await history.back(step.who);
    else if (step.kind === "merge") await history.merge(step.one, step.other);
    else if (step.kind === "unmerge") await history.unmerge();
    else if (step.kind === "bill") await history.bill(step.cut);
    else scene.clock.now = new Date(scene.clock.now.getTime() + step.hours * HOUR);
    await history.check();
    await onStep();
  }
  for (const { statementId, text } of history.statements) expect(await history.say(statementId)).toBe(text);
}
