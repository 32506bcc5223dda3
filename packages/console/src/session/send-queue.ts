import { useCallback, useRef, useState } from "react";
import { isUncertain } from "./api.ts";
import { useWhenOnline } from "./use-when-online.ts";

/** Something as it would be sent, under the key that makes sending it twice one act. */
export interface Waiting<Body extends object = object> {
  key: string;
  body: Body;
  /** Why the server did not take it, where somebody is to read that. */
  refused?: string;
}

function readKept<Body extends object>(place: string): readonly Waiting<Body>[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? (kept as Waiting<Body>[]) : [];
  } catch {
    return [];
  }
}

interface Sending<Body extends object, Result> {
  send: (waiting: Waiting<Body>) => Promise<Result>;
  onSent: (result: Result) => void;
  /** Told of one that the server does not take: what is returned is kept with it to be read; undefined lets it go. */
  onRefused: (error: unknown, waiting: Waiting<Body>) => string | undefined;
}

/**
 * What people write where the network comes and goes: kept in the browser until the server has it, and no longer, sent in order, each
 * under its own key.
 */
export function useSendQueue<Body extends object, Result>(place: string, sending: Sending<Body, Result>) {
  const [waiting, setWaiting] = useState<readonly Waiting<Body>[]>(() => readKept(place));
  const busy = useRef(false);
  const current = useRef(sending);
  current.current = sending;

  const change = useCallback(
    (edit: (before: readonly Waiting<Body>[]) => readonly Waiting<Body>[]) => {
      // From the browser's store, not from what this page shows: another page may have kept one meanwhile.
      const next = edit(readKept<Body>(place));
      if (next.length === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
      setWaiting(next);
    },
    [place],
  );

  const flush = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    const nextOf = () => readKept<Body>(place).find(({ refused }) => refused === undefined);
    try {
      for (let one = nextOf(); one; one = nextOf()) {
        const { key } = one;
        const others = (before: readonly Waiting<Body>[]) => before.filter((other) => other.key !== key);
        try {
          const result = await current.current.send(one);
          change(others);
          current.current.onSent(result);
        } catch (error) {
          if (isUncertain(error)) return;
          const refused = current.current.onRefused(error, one);
          change((before) =>
            refused === undefined ? others(before) : before.map((it) => (it.key === key ? { ...it, refused } : it)),
          );
        }
      }
    } finally {
      busy.current = false;
    }
  }, [change, place]);

  useWhenOnline(flush);

  return {
    waiting,
    keep: useCallback(
      (body: Body, key: string = crypto.randomUUID()) => change((before) => [...before, { key, body }]),
      [change],
    ),
    drop: useCallback((key: string) => change((before) => before.filter((one) => one.key !== key)), [change]),
  };
}
