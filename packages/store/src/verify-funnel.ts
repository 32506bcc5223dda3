import type { Application } from "@shanhai/contract/application";
import type { Placement } from "@shanhai/contract/placement";
import { monthOf, shanghaiDate } from "@shanhai/domain/calendar";
import { type CellCounts, countApplication, countPlaced, countsMoved, readCellName } from "@shanhai/domain/funnel";
import { cellCounts, type FunnelCopy, type FunnelMark } from "./funnel.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };
type Seen = { version: number; counts: CellCounts; month?: string; source?: string | undefined };

/** Recounts funnels: marks against the applications and placements, cells against the marks, parks' cells against their copies. */
export class FunnelRecount {
  readonly #seen = new Map<string, Seen & { owner: string }>();
  readonly #marks = new Map<string, FunnelMark & { owner: string }>();
  /** By owner and cell. */
  readonly #cells = new Map<string, { counts: CellCounts; revision: number }>();
  readonly #parkCells = new Map<string, CellCounts>();
  /** By agency and cell, and whose park has it. */
  readonly #copies = new Map<string, FunnelCopy & { park: string }>();
  /** By park and event. */
  readonly #events = new Map<string, CellCounts>();

  /** Takes an item if it is of a funnel; looks at applications and placements and leaves them to others. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    const record = recordOf<unknown>(item);
    switch (`${kind}#${noun}`) {
      case "T#application":
        this.#seen.set(item.sk, { ...seeApplication(record as Application), owner });
        return false;
      case "T#placement": {
        const { version } = record as Placement;
        this.#seen.set(item.sk, { version, counts: countPlaced(record as Placement), owner });
        return false;
      }
      case "T#funnelMark":
        this.#marks.set(item.sk, { ...(record as FunnelMark), owner });
        return true;
      case "T#funnel":
        this.#cells.set(`${owner} ${item.sk}`, {
          counts: cellCounts(record as Record<string, unknown>),
          revision: Number(item.revision),
        });
        return true;
      case "P#funnel":
        this.#parkCells.set(`${owner} ${item.sk}`, cellCounts(record as Record<string, unknown>));
        return true;
      case "P#funnelCopy":
        this.#copies.set(item.sk.replace("#", " "), { ...(record as FunnelCopy), park: owner });
        return true;
      case "P#eventFunnel":
        this.#events.set(`${owner} ${item.sk}`, cellCounts(record as Record<string, unknown>));
        return true;
      default:
        return false;
    }
  }

  /** What differs; what was not counted yet, or in an older version, is late and not wrong unless the stream was `followed`. */
  findings(followed: boolean): string[] {
    return [...this.#markFindings(followed), ...this.#cellFindings(), ...this.#parkFindings(followed)];
  }

  #markFindings(followed: boolean): string[] {
    const findings: string[] = [];
    for (const [id, { version, counts, month, source }] of this.#seen) {
      const mark = this.#marks.get(id);
      if (mark?.version !== version) {
        if (followed) findings.push(`${id}: the funnel has version ${mark?.version} of ${version}`);
        continue;
      }
      if (!same(mark.counts, counts)) findings.push(`${id}: counted otherwise in the funnel`);
      const cell = readCellName(mark.cell);
      if ((month && cell.month !== month) || (source && cell.source !== source))
        findings.push(`${id}: counted in ${mark.cell}`);
    }
    return findings;
  }

  #cellFindings(): string[] {
    const sums = new Map<string, CellCounts>();
    for (const { owner, cell, counts } of this.#marks.values()) addTo(sums, `${owner} ${cell}`, counts);
    const kept = new Map([...this.#cells].map(([name, { counts }]) => [name, counts]));
    return compare("funnel of", kept, sums);
  }

  #parkFindings(followed: boolean): string[] {
    const cells = new Map<string, CellCounts>();
    const events = new Map<string, CellCounts>();
    for (const [name, { park, counts }] of this.#copies) {
      const cell = name.slice(name.indexOf(" ") + 1);
      addTo(cells, `${park} ${cell}`, counts);
      const { eventId } = readCellName(cell);
      if (eventId) addTo(events, `${park} ${eventId}`, counts);
    }
    const findings = [
      ...compare("park's funnel of", this.#parkCells, cells),
      ...compare("funnel of the event", this.#events, events),
    ];
    for (const [name, { revision, counts }] of this.#cells) {
      const copy = this.#copies.get(name);
      if (copy?.revision !== revision) {
        if (followed) findings.push(`${name}: the park has revision ${copy?.revision} of ${revision}`);
      } else if (!same(copy.counts, counts)) findings.push(`${name}: the park counts otherwise`);
    }
    return findings;
  }
}

function seeApplication(application: Application): Seen {
  const { version, createdAt, source } = application;
  const month = monthOf(shanghaiDate(new Date(createdAt)));
  return { version, counts: countApplication(application), month, source: source?.kind };
}

const same = (one: CellCounts, other: CellCounts) => Object.keys(countsMoved(one, other)).length === 0;

function addTo(sums: Map<string, CellCounts>, name: string, counts: CellCounts): void {
  const known = sums.get(name) ?? {};
  sums.set(name, known);
  for (const [step, by] of Object.entries(counts)) known[step] = (known[step] ?? 0) + by;
}

function compare(
  what: string,
  kept: ReadonlyMap<string, CellCounts>,
  counted: ReadonlyMap<string, CellCounts>,
): string[] {
  return [...new Set([...kept.keys(), ...counted.keys()])]
    .filter((name) => !same(kept.get(name) ?? {}, counted.get(name) ?? {}))
    .map(
      (name) => `${what} ${name}: ${JSON.stringify(kept.get(name))} kept, ${JSON.stringify(counted.get(name))} counted`,
    );
}
