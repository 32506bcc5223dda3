import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { readText, writeWhole } from "./durable-file.ts";

/** Says that a folder is ours, and so may be erased. */
const MARKER = ".shanhai-data";
const LOCK = "lock";
/** Everything the laptop keeps; `--fresh` erases these and nothing else. */
const OURS = [
  "table",
  "files",
  "queue",
  "export-queue",
  "identity",
  "secret",
  "sms.json",
  "demo.json",
  "laptop.log",
  "laptop.log.1",
  "logs",
  "runtime.json",
  "stream-checkpoint.json",
  "stream-dead-letters.jsonl",
];

export interface DataFolder {
  path: string;
  /** Removes everything the laptop kept here. */
  erase(): void;
  /** Lets another process have the folder. */
  release(): void;
}

/** When a process began, in words that change when its id is given to another; undefined when there is none. */
function bornAt(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return undefined;
  }
  try {
    if (process.platform !== "linux")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

/** The id of the process that holds the folder now, if any. */
export function holderOf(path: string): number | undefined {
  const [pid = "", born = ""] = (readText(join(path, LOCK)) ?? "").split(" ");
  return pid !== "" && bornAt(Number(pid)) === born ? Number(pid) : undefined;
}

function lock(path: string): void {
  const file = join(path, LOCK);
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      const handle = openSync(file, "wx", 0o600);
      writeSync(handle, `${process.pid} ${bornAt(process.pid) ?? ""}`);
      closeSync(handle);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = holderOf(path);
    if (holder !== undefined) {
      throw new Error(
        `数据目录 ${path} 正被进程 ${holder} 使用，请先停止它，或用 SHANHAI_DATA 指定另一个目录。\n` +
          `The data folder ${path} is in use by process ${holder}; stop it, or name another folder with SHANHAI_DATA.`,
      );
    }
    // Moved aside, not removed: of two processes that find the same stale lock, one move fails and looks again.
    const stale = `${file}.${process.pid}.stale`;
    try {
      renameSync(file, stale);
      rmSync(stale, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  throw new Error(`The data folder ${path} could not be locked`);
}

/**
 * Takes a data folder for this process alone. A folder that holds something else is refused, so that `--fresh` can never
 * erase what is not ours.
 */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const marked = existsSync(join(path, MARKER));
  // Under our own name a folder may hold what other commands put there; anywhere else nothing but dot-files.
  const strangers = readdirSync(path).filter((name) =>
    basename(path) === ".shanhai" ? OURS.includes(name) : !name.startsWith("."),
  );
  if (!marked && strangers.length > 0) {
    throw new Error(
      `${path} 不是山海的数据目录（其中有 ${strangers[0]}），请换一个空目录。\n` +
        `${path} is not a data folder of Shanhai (it holds ${strangers[0]}); choose an empty one.`,
    );
  }
  if (!marked) writeWhole(join(path, MARKER), "Data of Shanhai's laptop runtime. Erased by npm start -- --fresh.\n");
  lock(path);
  return {
    path,
    erase: () => {
      for (const name of OURS) rmSync(join(path, name), { recursive: true, force: true });
    },
    release: () => rmSync(join(path, LOCK), { force: true }),
  };
}
