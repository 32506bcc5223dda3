import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/* Runs inside the measured laptop: tells whoever started it what memory it has, each second, and what of it is held, each ten. */
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

let told = 0;
setInterval(() => {
  told += 1;
  const { rss } = process.memoryUsage();
  if (told % 10 === 0) collect();
  process.send?.({ at: Date.now(), rss, ...(told % 10 === 0 ? { held: process.memoryUsage().heapUsed } : {}) });
}, 1000).unref();
