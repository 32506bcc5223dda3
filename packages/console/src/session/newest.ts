/** What the API gives of a record that one may change: its ids, and how often it was changed. */
type Versioned = Readonly<Record<string, unknown>> & { version: number };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isVersioned = (value: unknown): value is Versioned => isObject(value) && typeof value.version === "number";

/** The ids a record has, which say both what it is and which one. */
const idsOf = (record: Versioned) =>
  Object.entries(record)
    .filter(([name, value]) => name.endsWith("Id") && typeof value === "string")
    .map(([name, value]) => `${name} ${value}`)
    .sort()
    .join(" ");

/**
 * What was read earlier with a changed record put in its place, wherever it stands; the same value where it does not stand. A
 * second act soon after the first would otherwise be refused for a version that its own reader never saw.
 */
export function withNewest<T>(read: T, changed: unknown): T {
  if (!isVersioned(changed)) return read;
  const ids = idsOf(changed);
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const next = value.map(renew);
      return next.some((one, index) => one !== value[index]) ? next : value;
    }
    if (!isObject(value)) return value;
    if (isVersioned(value) && value.version < changed.version && idsOf(value) === ids) return { ...value, ...changed };
    const next = Object.entries(value).map(([name, one]) => [name, renew(one)] as const);
    return next.some(([name, one]) => one !== value[name]) ? Object.fromEntries(next) : value;
  };
  return ids === "" ? read : (renew(read) as T);
}
