import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The laptop as `npm start` runs it, in a process of its own; `imports` are modules that run in it besides. */
export async function startApart(dataDir: string, imports: readonly URL[] = []) {
  const port = await freePort();
  const start = fileURLToPath(new URL("../packages/local/src/start.ts", import.meta.url));
  const env = { ...process.env, PORT: String(port), SHANHAI_DATA: dataDir, SHANHAI_DEMO: "0" };
  const modules = imports.flatMap(({ href }) => ["--import", href]);
  const child = spawn(process.execPath, ["--import", "tsx", ...modules, start], {
    env,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // Nobody reads the channel but who asks for it.
  child.channel?.unref();
  const origin = `http://localhost:${port}`;
  const stop = () => new Promise<void>((resolve) => child.once("exit", () => resolve()) && child.kill("SIGINT"));
  for (let attempt = 0; ; attempt += 1) {
    const ready = await fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { origin, child, stop };
    if (attempt > 600 || child.exitCode !== null) {
      child.kill("SIGKILL");
      throw new Error("The laptop did not start");
    }
    await sleep(100);
  }
}
