import type { Assistant } from "@shanhai/functions/assistant-platform";

/** What drafts are signed with: a reader shall not take a count of letters for a model's judgement. */
const LAPTOP_RULE = "laptop-rule (no model)";

const MOST_QUOTES = 2;

/** Runs of two letters: words of Chinese are not set apart by spaces. */
function pairsIn(text: string): Set<string> {
  const letters = [...text.replace(/[\s\p{P}]/gu, "")];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

const shared = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  [...some].filter((one) => others.has(one)).length;

/**
 * The laptop's stand-in for a model: the score whose anchor shares most pairs of letters with the answer (the lower of two that
 * share as many), and the answer's own sentences that share most with that anchor. The same answer gets the same draft.
 */
export function laptopAssistant(): Assistant {
  return {
    model: () => LAPTOP_RULE,
    async draft({ anchors, answer }) {
      const given = pairsIn(answer);
      const common = anchors.map((anchor) => shared(pairsIn(anchor), given));
      const score = common.indexOf(Math.max(...common)) + 1;
      const anchor = pairsIn(anchors[score - 1] ?? "");
      const quotes = (answer.match(/[^。！？；!?;\n]+[。！？；!?;]?/g) ?? [])
        .map((sentence) => sentence.trim().slice(0, 200))
        .map((sentence) => ({ sentence, count: shared(pairsIn(sentence), anchor) }))
        .sort((one, other) => other.count - one.count)
        .slice(0, MOST_QUOTES)
        .map(({ sentence }) => sentence);
      return { score, quotes };
    },
  };
}
