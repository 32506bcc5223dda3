import { type RequestRate, requestRate } from "@shanhai/domain/request-rate";
import { chargeRequests } from "@shanhai/store/request-rate";
import { mintMemberScope } from "@shanhai/tenancy/mint";
import type { Platform } from "../platform.ts";

interface Counted {
  /** Requests that may still be let through before the next block is charged. */
  credit: number;
  paidUntil?: number;
  refusedUntil?: number;
  charging?: Promise<void>;
}

const MOST_REMEMBERED = 5000;

/**
 * Holds each organisation to its own rate: every process lets a block of requests through and then charges them to the
 * organisation's bucket, which all processes share. So a block costs one write, nobody who asks for little waits or pays for
 * one, and an organisation can be ahead of its rate by a block for each process. A bucket that cannot be reached refuses nobody.
 */
export function createThrottle(platform: Platform) {
  const organisations = new Map<string, Counted>();

  async function charge(id: string, rate: RequestRate, counted: Counted, now: number): Promise<void> {
    try {
      const { paidUntil, refusedUntil } = await chargeRequests(platform.open(mintMemberScope()), id, rate, {
        now,
        paidUntil: counted.paidUntil,
      });
      counted.paidUntil = paidUntil;
      if (refusedUntil === undefined) counted.credit = rate.block;
      else counted.refusedUntil = refusedUntil;
    } catch (error) {
      console.log(JSON.stringify({ level: "ERROR", message: "throttle", tenant: id, fault: String(error) }));
      counted.credit = rate.block;
    }
  }

  /** Seconds to wait before the organisation may ask again; undefined where it may ask now. */
  return async (id: string, requestsAMinute: number | undefined): Promise<number | undefined> => {
    const now = platform.now().getTime();
    const rate = requestRate(requestsAMinute);
    const counted: Counted = organisations.get(id) ?? { credit: rate.block };
    if (organisations.size >= MOST_REMEMBERED) organisations.clear();
    organisations.set(id, counted);
    while (counted.credit <= 0) {
      const { refusedUntil = 0 } = counted;
      if (refusedUntil > now) return Math.ceil((refusedUntil - now) / 1000);
      counted.charging ??= charge(id, rate, counted, now).finally(() => {
        delete counted.charging;
      });
      await counted.charging;
    }
    counted.credit -= 1;
    return undefined;
  };
}
