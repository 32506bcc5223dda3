import { isDeepStrictEqual } from "node:util";
import type { DemandCell } from "@shanhai/contract/demand";
import type { AgreementRecord, Fulfilled } from "@shanhai/domain/agreement";
import { countFulfilment, type FulfilmentRecord } from "@shanhai/domain/fulfilment";
import type { GrantFacts } from "@shanhai/domain/grant";

type Item = Record<string, unknown> & { pk: string; sk: string };

const sumInto = (sums: Map<string, Fulfilled>, place: string, { number, entries }: Fulfilled) => {
  const sum = sums.get(place) ?? { number: 0, entries: 0 };
  sums.set(place, { number: sum.number + number, entries: sum.entries + entries });
};

/** Recounts what was done about obligations and what agencies look for, and compares partners' copies with the park's agreements. */
export class PartnerRecount {
  readonly #agreements: AgreementRecord[] = [];
  readonly #copies = new Map<string, AgreementRecord>();
  readonly #grants = new Map<string, GrantFacts & { revision: number }>();
  readonly #done = new Map<string, Fulfilled>();
  readonly #demand = new Map<string, DemandCell>();
  readonly #wanted = new Map<string, { positions: number; open: number }>();
  #partners = 0;

  /** Takes an item if it is about partners. */
  add(kind: string, owner: string, noun: string, item: Item): boolean {
    const record = item as unknown;
    switch (`${kind}#${noun}`) {
      case "P#partner":
        this.#partners += 1;
        return true;
      case "P#agreement":
        this.#agreements.push(record as AgreementRecord);
        return true;
      case "P#fulfilment": {
        const entry = record as FulfilmentRecord;
        sumInto(this.#done, `${entry.agreementId} ${entry.obligationId}`, countFulfilment(entry));
        return true;
      }
      case "N#agreement":
        this.#copies.set(`${owner} ${item.sk}`, record as AgreementRecord);
        return true;
      case "N#grant":
        this.#grants.set(`${owner} ${String(item.agreementId)}`, record as GrantFacts & { revision: number });
        return true;
      case "P#demand":
        this.#demand.set(`${owner} ${String(item.place)} ${String(item.occupation)}`, record as DemandCell);
        return true;
      case "P#demandOf":
        for (const { place, occupation, positions, open } of item.cells as DemandCell[]) {
          const name = `${owner} ${place} ${occupation}`;
          const sum = this.#wanted.get(name) ?? { positions: 0, open: 0 };
          this.#wanted.set(name, { positions: sum.positions + positions, open: sum.open + open });
        }
        return true;
    }
    return false;
  }

  get agreements(): number {
    return this.#agreements.length;
  }

  get partners(): number {
    return this.#partners;
  }

  findings(followed: boolean): string[] {
    return [
      ...this.#fulfilmentFindings(),
      ...this.#demandFindings(),
      ...(followed ? this.#agreements.flatMap((agreement) => this.#copyFindings(agreement)) : []),
    ];
  }

  #fulfilmentFindings(): string[] {
    return this.#agreements.flatMap(({ agreementId, obligations, fulfilled }) =>
      obligations.flatMap(({ obligationId }) => {
        const counted = this.#done.get(`${agreementId} ${obligationId}`) ?? { number: 0, entries: 0 };
        const kept = fulfilled[obligationId];
        return isDeepStrictEqual(kept, counted)
          ? []
          : [`${obligationId}: ${JSON.stringify(kept)} kept, ${JSON.stringify(counted)} counted`];
      }),
    );
  }

  #demandFindings(): string[] {
    const names = new Set([...this.#demand.keys(), ...this.#wanted.keys()]);
    return [...names].flatMap((name) => {
      const [kept, wanted] = [this.#demand.get(name), this.#wanted.get(name)];
      const same = (kept?.open ?? 0) === (wanted?.open ?? 0) && (kept?.positions ?? 0) === (wanted?.positions ?? 0);
      return same ? [] : [`demand ${name}: ${kept?.open ?? 0} seats kept, ${wanted?.open ?? 0} counted`];
    });
  }

  /** What was activated is with each party as it is with the park, and opens there what it opens here. */
  #copyFindings({ agreementId, state, partners, revision, fulfilled }: AgreementRecord): string[] {
    if (state === "draft") return [];
    return partners.flatMap(({ partnerId }) => {
      const [copy, grant] = [
        this.#copies.get(`${partnerId} ${agreementId}`),
        this.#grants.get(`${partnerId} ${agreementId}`),
      ];
      const told = copy?.revision === revision && copy.state === state && isDeepStrictEqual(copy.fulfilled, fulfilled);
      const closed = grant?.revision === revision && grant.revoked === (state === "revoked");
      return told && closed ? [] : [`${agreementId}: ${partnerId} has another copy than the park's`];
    });
  }
}
