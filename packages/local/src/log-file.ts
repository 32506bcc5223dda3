import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  type WriteStream,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { CalendarDate } from "@shanhai/contract/scalar";
import { dayOfLog } from "@shanhai/functions/usage-log";

/** The laptop's CloudWatch Logs: one file a day, the last two weeks of them. */
export interface LogFile {
  write(line: string): void;
  /** Every line of a day, as it was written. */
  linesOf(day: CalendarDate): AsyncIterable<string>;
}

const KEPT_DAYS = 14;

/** Errors are said aloud besides: suites listen, and whoever runs the laptop reads them in its log. */
export function createLogFile({ folder, now }: { folder: string; now: () => Date }): LogFile {
  const fileOf = (day: string) => join(folder, `${day}.jsonl`);
  let today: CalendarDate | undefined;
  let file: WriteStream | undefined;
  let closed: Promise<unknown> = Promise.resolve();

  function open(day: CalendarDate): WriteStream {
    const before = file;
    if (before) closed = Promise.all([closed, new Promise((resolve) => before.end(resolve))]);
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder).sort().slice(0, -KEPT_DAYS)) rmSync(join(folder, old));
    file = createWriteStream(fileOf(day), { flags: "a", mode: 0o600 });
    // A folder that was taken away under a stopping test is nobody's loss.
    file.on("error", () => undefined);
    today = day;
    return file;
  }

  return {
    write(line) {
      const day = dayOfLog(now());
      const stream = file && day === today ? file : open(day);
      // What is said in one turn is one write.
      if (stream.writableCorked === 0) {
        stream.cork();
        setImmediate(() => stream.uncork());
      }
      stream.write(`${line}\n`);
      if (line.startsWith('{"level":"ERROR"')) console.log(line);
    },
    async *linesOf(day) {
      // What was written before is on disk once this is.
      if (file) await new Promise((resolve) => file?.write("", resolve));
      await closed;
      if (existsSync(fileOf(day))) yield* createInterface({ input: createReadStream(fileOf(day)) });
    },
  };
}
