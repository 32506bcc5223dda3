import { isDeepStrictEqual } from "node:util";
import type { CalendarMonth, ParkId, PositionId } from "@shanhai/contract/scalar";
import type { IntentionRecord } from "@shanhai/domain/intention";
import { type ReceiptRecord, receiptChange } from "@shanhai/domain/receipt";
import { pickedOf, type RelayRecord } from "@shanhai/domain/relay";
import { changeMonth, type RelayMonthChange, type RelayMonthRecord } from "@shanhai/domain/relay-month";
import type { RelayedRecord } from "./relayed.ts";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };

const NOBODY = "" as ParkId;

/** Recounts stations' months from relays, receipts, intentions and applications, and compares the park's copies. */
export class RelayRecount {
  readonly #kept = new Map<string, RelayMonthRecord>();
  readonly #copies = new Map<string, RelayMonthRecord>();
  readonly #counted = new Map<string, RelayMonthRecord>();
  /** First waits are compared by position, whatever the order in which applications are read. */
  readonly #waits = new Map<string, Map<PositionId, number>>();

  /** Takes an item if it is about relays. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    switch (`${kind}#${noun}`) {
      case "N#relayMonth":
        this.#kept.set(`${owner} ${item.sk}`, recordOf(item));
        return true;
      case "P#relayMonth": {
        const { partnerId, ...record } = recordOf<RelayMonthRecord & { partnerId: string }>(item);
        this.#copies.set(`${partnerId} ${record.month}`, record);
        return true;
      }
      case "N#relay": {
        const relay = recordOf<RelayRecord>(item);
        this.#count(owner, relay.month, { postings: pickedOf(relay) });
        return true;
      }
      case "N#receipt": {
        const receipt = recordOf<ReceiptRecord>(item);
        if (!receipt.undoneAt) this.#count(owner, receipt.month, receiptChange(receipt));
        return true;
      }
      case "N#intention":
      case "N#goneIntention":
        this.#count(owner, recordOf<IntentionRecord>(item).month, { intentions: 1 });
        return true;
      case "N#relayed":
        this.#countRelayed(owner, recordOf(item));
        return true;
    }
    return false;
  }

  #count(owner: string, month: CalendarMonth, change: RelayMonthChange): void {
    const name = `${owner} ${month}`;
    this.#counted.set(name, changeMonth(this.#counted.get(name), { month, parkId: NOBODY }, change));
  }

  #countRelayed(owner: string, { month, positionId, waited, arrived }: RelayedRecord): void {
    this.#count(owner, month, { applications: 1, arrivals: arrived ? 1 : 0 });
    if (waited === undefined) return;
    const waits = this.#waits.get(`${owner} ${month}`) ?? new Map<PositionId, number>();
    waits.set(positionId, Math.min(waited, waits.get(positionId) ?? waited));
    this.#waits.set(`${owner} ${month}`, waits);
  }

  findings(followed: boolean): string[] {
    const figures = ({ parkId: _park, revision: _revision, waits: _waits, ...counts }: RelayMonthRecord) => counts;
    const names = [...new Set([...this.#kept.keys(), ...this.#counted.keys()])];
    return names.flatMap((name) => {
      const [kept, counted, copy] = [this.#kept.get(name), this.#counted.get(name), this.#copies.get(name)];
      const waits = [...(this.#waits.get(name)?.keys() ?? [])].sort();
      const same =
        kept !== undefined &&
        counted !== undefined &&
        isDeepStrictEqual(figures(kept), figures(counted)) &&
        isDeepStrictEqual(Object.keys(kept.waits).sort(), waits);
      return [
        ...(same ? [] : [`station's month ${name}: ${JSON.stringify(kept)} kept, ${JSON.stringify(counted)} counted`]),
        ...(followed && copy?.revision !== kept?.revision
          ? [`station's month ${name}: the park has another copy`]
          : []),
      ];
    });
  }
}
