import { DAYS_AHEAD, type DueVisit } from "@shanhai/contract/due-visit";
import type { CalendarDate, EnterpriseId, OrderId } from "@shanhai/contract/scalar";
import type { Act } from "./act.ts";
import { AppError } from "./app-error.ts";
import { plusDays } from "./calendar.ts";

/** How often follow-ups are due unless an agency says otherwise. */
export const EVERY_DAYS = 30;

/** What decides when a client is to be visited next. Its own item: orders and visits move it, in transactions of their own. */
export interface VisitRhythm {
  enterpriseId: EnterpriseId;
  enterpriseName: string;
  /** Open orders, and the day each was opened. */
  openOrders: Readonly<Record<string, CalendarDate>>;
  /** Visits planned. */
  planned: number;
  /** The last day a visit was made. */
  lastVisit?: CalendarDate;
  skippedOn?: CalendarDate;
  version: number;
}

/** A client of whom nothing is known yet; version 0 is that of no item. */
export function noRhythm({ enterpriseId, name }: { enterpriseId: EnterpriseId; name: string }): VisitRhythm {
  return { enterpriseId, enterpriseName: name, openOrders: {}, planned: 0, version: 0 };
}

/**
 * The day from which the days until the next follow-up are counted; undefined where none is due whatever the day: no open
 * order, or a visit is planned. A work list in the order of these days is in the order of what is due, however many days
 * the agency's rule says.
 */
export function dueSince({ openOrders, planned, lastVisit, skippedOn }: VisitRhythm): CalendarDate | undefined {
  const [opened] = Object.values(openOrders).sort();
  if (opened === undefined || planned > 0) return undefined;
  return [opened, lastVisit, skippedOn]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/** The latest day from which a follow-up is due within the coming days; undefined when the agency does not follow up. */
export function dueHorizon(everyDays: number, today: CalendarDate): CalendarDate | undefined {
  return everyDays === 0 ? undefined : plusDays(today, DAYS_AHEAD - everyDays);
}

/** The row of the work list, by the agency's rule. */
export function readDueVisit(rhythm: VisitRhythm, everyDays: number): DueVisit {
  const { enterpriseId, enterpriseName, lastVisit, openOrders } = rhythm;
  const since = dueSince(rhythm) as CalendarDate;
  return {
    enterpriseId,
    enterpriseName,
    since,
    due: plusDays(since, everyDays),
    ...(lastVisit ? { lastVisit } : {}),
    openOrders: Object.keys(openOrders).length,
  };
}

/** With an order as it is now. The same rhythm when nothing follows: an order may be told of twice. */
export function followOrder(
  rhythm: VisitRhythm,
  order: { orderId: OrderId; isOpen: boolean; day: CalendarDate },
): VisitRhythm {
  const { [order.orderId]: opened, ...others } = rhythm.openOrders;
  if (order.isOpen === (opened !== undefined)) return rhythm;
  const openOrders = order.isOpen ? { ...others, [order.orderId]: order.day } : others;
  return { ...rhythm, openOrders, version: rhythm.version + 1 };
}

/** With visits planned (or, negative, no longer), and one that was made. */
export function countVisits(
  rhythm: VisitRhythm,
  { planned, made }: { planned: number; made?: CalendarDate | undefined },
): VisitRhythm {
  const lastVisit = [rhythm.lastVisit, made]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return {
    ...rhythm,
    ...(lastVisit ? { lastVisit } : {}),
    planned: rhythm.planned + planned,
    version: rhythm.version + 1,
  };
}

/** Passes over the follow-up that is due: the days begin anew. Throws `dueVisit.none`. */
export function skipDueVisit(rhythm: VisitRhythm, act: Pick<Act, "today">): VisitRhythm {
  if (dueSince(rhythm) === undefined) throw new AppError("dueVisit.none");
  return { ...rhythm, skippedOn: act.today, version: rhythm.version + 1 };
}
