import { useCallback } from "react";
import { useLocation, useSearchParams } from "react-router";

type Words = Readonly<Record<string, string | undefined>>;

/** Words of the address, such as an open drawer or tab: a reload and a shared link find them again. */
export function useAddressWords(): { words: URLSearchParams; change: (changes: Words) => void } {
  const [words, setWords] = useSearchParams();
  // A list keeps the way back to earlier pages in the history entry: it stays with the address.
  const { state } = useLocation();
  const change = useCallback(
    (changes: Words) =>
      setWords(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true, state: state as unknown },
      ),
    [setWords, state],
  );
  return { words, change };
}

/** One word of the address. Two changed at once need `useAddressWords`: each change starts from the last drawn address. */
export function useAddress(name: string): [string | undefined, (value: string | undefined) => void] {
  const { words, change } = useAddressWords();
  const set = useCallback((value: string | undefined) => change({ [name]: value }), [change, name]);
  return [words.get(name) ?? undefined, set];
}
