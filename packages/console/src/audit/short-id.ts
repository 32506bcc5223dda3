/** An id as a table has room for: its kind, and the end that tells it from its neighbours. */
export function shortId(id: string): string {
  if (id.length < 10) return id;
  return `${id.slice(0, 4)}…${id.slice(-4)}`;
}
