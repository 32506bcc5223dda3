import { useRef } from "react";

/**
 * The key of one act: the same for the same content, so that trying again never does it twice; a new one once the
 * content changed, since that is another act.
 */
export function useIdempotencyKey(): { keyFor: (content: unknown) => string; renew: () => void } {
  const last = useRef<{ content: string; key: string }>(undefined);
  return {
    keyFor: (content) => {
      const written = JSON.stringify(content);
      if (last.current?.content !== written) last.current = { content: written, key: crypto.randomUUID() };
      return last.current.key;
    },
    renew: () => {
      last.current = undefined;
    },
  };
}
