/** A change to optional fields: left out means left alone, `null` means cleared. */
export type Change<T> = { [K in keyof T]?: T[K] | null };

/** The record after a change. */
export function applyChange<T extends object>(record: T, change: Change<T>): T {
  const next = { ...record };
  for (const name of Object.keys(change) as (keyof T)[]) {
    const value = change[name];
    if (value === null) delete next[name];
    else if (value !== undefined) next[name] = value as T[keyof T];
  }
  return next;
}
