import type { ErrorWords } from "@shanhai/contract/problem";
import { createHandler, type Entrance, type Spoken } from "@shanhai/http/serve";
import { remember } from "@shanhai/store/commit";
import type { Platform } from "./platform.ts";

/** The Lambda handler of one context's routes on a platform, with the words of what they may be answered. */
export function handle<W extends ErrorWords>(
  routes: Spoken<Platform, NoInfer<W>>,
  words: W,
  platform: Platform,
  more: Pick<Entrance, "requireGrant"> = {},
) {
  return createHandler(routes, words, platform, {
    ...more,
    now: () => platform.now(),
    log: platform.log,
    async earlier(scope, act) {
      if (scope.kind !== "tenant" && scope.kind !== "park" && scope.kind !== "partner") return undefined;
      const remembered = await remember(platform.open(scope), act);
      // Of a bulk act only its beginning is remembered: the operation itself answers a retry.
      return remembered?.resumes ? undefined : remembered;
    },
  });
}
