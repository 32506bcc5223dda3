export interface Settings {
  port: number;
  /** Folder of everything the laptop keeps. */
  dataDir: string;
  /** Whether the park comes with data, beyond accounts and organisations. */
  demo: boolean;
  /** Agencies of the dedicated tier: each has a table of its own. */
  dedicated: readonly string[];
  /** Whether webhooks may go to receivers on this machine. */
  webhooksLocal: boolean;
}

/** What the environment says: `PORT`, `SHANHAI_DATA`, `SHANHAI_DEMO`, `SHANHAI_DEDICATED`, `SHANHAI_WEBHOOKS_LOCAL`; the same for every command of the laptop. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = Number(env.PORT || "4000");
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT 应为 0 到 65535 的整数，而不是 ${env.PORT}\nPORT is not a port number`);
  return {
    port,
    dataDir: env.SHANHAI_DATA || ".shanhai",
    demo: env.SHANHAI_DEMO !== "0",
    dedicated: env.SHANHAI_DEDICATED?.split(",").filter(Boolean) ?? [],
    webhooksLocal: env.SHANHAI_WEBHOOKS_LOCAL === "1",
  };
}
