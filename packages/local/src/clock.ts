const ONE_HOUR_MS = 60 * 60 * 1000;

/** Does what a day brings when the laptop starts and every hour: doing it twice is no harm, and days may begin unseen. */
export function startClock(daily: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = running.then(daily).catch((error: unknown) => console.error(error));
  };
  run();
  const timer = setInterval(run, ONE_HOUR_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
