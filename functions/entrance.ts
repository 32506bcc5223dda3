import { createHandler, type Route } from "@shanhai/http/serve";
import { remember } from "@shanhai/store/commit";
import type { Platform } from "./platform.ts";

/** The Lambda handler of one context's routes on a platform. */
export function handle(routes: readonly Route<Platform>[], platform: Platform) {
  return createHandler(routes, platform, {
    now: () => platform.now(),
    earlier: async (scope, act) => (scope.kind === "member" ? undefined : remember(platform.open(scope), act)),
  });
}
