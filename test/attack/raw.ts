import { connect } from "node:net";

/** What a server says to bytes that no HTTP client would send: everything until it closes, or until it has said nothing for a while. */
export function sendRaw(origin: string, bytes: string | Uint8Array, quietMs = 400): Promise<string> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1");
    let said = "";
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(said);
    };
    let timer = setTimeout(end, 20_000);
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (chunk) => {
      said += chunk.toString("latin1");
      clearTimeout(timer);
      timer = setTimeout(end, quietMs);
    });
    socket.on("close", end);
    socket.on("error", (error) => (said ? end() : reject(error)));
  });
}

/** The statuses of all answers in what was said. */
export const statusesIn = (said: string): number[] =>
  [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
