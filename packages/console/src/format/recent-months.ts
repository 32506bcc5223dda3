import { today } from "./moment.tsx";

/** So many months, YYYY-MM, from the present one backwards. */
export function recentMonths(count: number, now = today()): string[] {
  const [year = 0, month = 1] = now.split("-").map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - index, 1)).toISOString().slice(0, 7),
  );
}
