/** What one owner's items took within one invocation; units are the table's own count. */
export interface Spent {
  calls: number;
  readUnits: number;
  writeUnits: number;
  /** Text messages. */
  messages: number;
}

/** What an invocation is charged for, part by part: `owner` is undefined where nobody's items were touched. */
export interface Share extends Omit<Spent, "calls"> {
  owner: string | undefined;
  invocations: number;
  /** Milliseconds times gigabytes of memory. */
  gbMs: number;
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

/**
 * An invocation's charge, shared out. A caller's request is the caller's, whoever's items it touched besides; work for several
 * owners at once is shared by their calls to the table. Units are their owner's either way. What belongs to no owner (`""`:
 * memberships, the list of parks) goes with the first share. There is always one.
 */
export function shareOut(gbMs: number, spent: ReadonlyMap<string, Spent>, caller?: string): [Share, ...Share[]] {
  // Nearly every request: its caller's items alone, or none.
  if (caller && (spent.size === 0 || (spent.size === 1 && spent.has(caller)))) {
    const { readUnits = 0, writeUnits = 0, messages = 0 } = spent.get(caller) ?? {};
    return [{ owner: caller, invocations: 1, gbMs: rounded(gbMs), readUnits, writeUnits, messages }];
  }
  const owners = [...spent.keys()].filter((owner) => owner && owner !== caller);
  owners.sort((one, other) => (spent.get(other)?.calls ?? 0) - (spent.get(one)?.calls ?? 0));
  const calls = owners.reduce((sum, owner) => sum + (spent.get(owner)?.calls ?? 0), 0);
  const share = (owner: string | undefined, part: number): Share => {
    const { readUnits = 0, writeUnits = 0, messages = 0 } = spent.get(owner ?? "") ?? {};
    return { owner, invocations: rounded(part), gbMs: rounded(gbMs * part), readUnits, writeUnits, messages };
  };
  // Without any call (messages alone) there is nothing to go by: equal parts.
  const partOf = (owner: string) => (calls > 0 ? (spent.get(owner)?.calls ?? 0) / calls : 1 / owners.length);
  const rest = owners.map((owner) => share(owner, caller ? 0 : partOf(owner)));
  const first = (caller ? undefined : rest.shift()) ?? share(caller, 1);
  const common = first.owner ? spent.get("") : undefined;
  if (common) {
    first.readUnits += common.readUnits;
    first.writeUnits += common.writeUnits;
  }
  return [first, ...rest];
}
