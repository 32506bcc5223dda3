import { useEffect } from "react";

const RETRY_MS = 10_000;

/** Tries at once, whenever the network is back, and every ten seconds: browsers do not always notice that it is. */
export function useWhenOnline(attempt: () => Promise<void>): void {
  useEffect(() => {
    const again = () => void attempt();
    again();
    addEventListener("online", again);
    const timer = setInterval(again, RETRY_MS);
    return () => {
      removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [attempt]);
}
