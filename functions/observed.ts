import { createLog, type InvocationContext } from "@shanhai/http/log";
import type { Platform } from "./platform.ts";

/** What a worker of a queue or stream answers. */
interface Told {
  batchItemFailures?: readonly unknown[];
}

/** Work that is no request, with the same line in the log at its end; several owners' work is shared out among them. */
export function observed<Args extends unknown[], R>(
  platform: Pick<Platform, "log">,
  message: string,
  run: (...args: Args) => Promise<R>,
): typeof run {
  const log = createLog(platform.log);
  return async (...args) => {
    const [event, context] = args as unknown[] as [unknown?, InvocationContext?];
    // Schedules come without an event.
    const begun = Object(event) as object;
    log.begin(begun);
    try {
      const result = await run(...args);
      const failed = (result as Told | undefined)?.batchItemFailures?.length;
      const fault = failed ? new Error(`${failed} of the batch failed`) : undefined;
      log.end(begun, context, { message, fault });
      return result;
    } catch (fault) {
      log.end(begun, context, { message, fault });
      throw fault;
    }
  };
}
