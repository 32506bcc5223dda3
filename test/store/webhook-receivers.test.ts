import { guardedReceivers, isPublic } from "@shanhai/functions/webhook/guarded-receivers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { CERTIFICATE, type Receiver, startReceiver } from "../receiver.ts";

/* The one way out to addresses that strangers name: where it leads, and where it never does. */

const started: Receiver[] = [];
async function receiver(options: Parameters<typeof startReceiver>[0] = {}): Promise<Receiver> {
  const one = await startReceiver(options);
  started.push(one);
  return one;
}
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

const message = (url: string) => ({ url, headers: { "webhook-id": "whe_1" }, body: "{}" });
const at = (address: string) => async () => [{ address, family: address.includes(":") ? 6 : 4 }];

describe("an address", () => {
  test.each(["1.1.1.1", "47.96.0.1", "203.107.1.1", "2606:4700::1111", "2400:3200::1"])("%s is public", (address) =>
    expect(isPublic(address)).toBe(true),
  );
  test.each([
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "169.254.170.2",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "::7f00:1",
    "::a9fe:a9fe",
    "::ffff:0:a00:1",
    "1000::1",
    "4000::1",
    "::ffff:1.1.1.1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:a00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "not an address",
    "",
  ])("%s is not", (address) => expect(isPublic(address)).toBe(false));

  test.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://[::1]/",
    "https://[::ffff:169.254.169.254]/",
    "https://[::169.254.169.254]/",
    "https://[0:0:0:0:0:0:7f00:1]/",
    "http://1.1.1.1/",
  ])("%s is refused before anything is looked up", async (url) => {
    const resolve = vi.fn(at("1.1.1.1"));
    const receivers = guardedReceivers({ resolve });
    expect(receivers.accepts(url)).toBe(false);
    expect(await receivers.post(message(url))).toEqual({ error: "address" });
    expect(resolve).not.toHaveBeenCalled();
  });

  test("that a name has in secret beside a public one refuses the name", async () => {
    const both = async () => [...(await at("1.1.1.1")()), ...(await at("10.0.0.1")())];
    expect(await guardedReceivers({ resolve: both }).post(message("https://hr.example.cn/"))).toEqual({
      error: "address",
    });
  });
});

describe("a message", () => {
  test("goes to the address that was checked, though the name means another one a moment later", async () => {
    const checked = await receiver({ host: "127.0.0.2" });
    const inside = await receiver({ host: "127.0.0.1", port: checked.port });
    const answers = ["127.0.0.2", "10.0.0.1", "127.0.0.1"];
    const resolve = vi.fn(async () => [{ address: answers.shift() ?? "127.0.0.1", family: 4 }]);
    const receivers = guardedReceivers({ loopback: true, resolve });
    expect(await receivers.post(message(`http://rebinding.test:${checked.port}/`))).toEqual({ status: 204 });
    expect(resolve).toHaveBeenCalledTimes(1);
    expect([checked.received.length, inside.received.length]).toEqual([1, 0]);
    expect(checked.received[0]?.headers.host).toBe(`rebinding.test:${checked.port}`);
    // Looked up anew it is inside, and nobody connects.
    expect(await receivers.post(message(`http://rebinding.test:${checked.port}/`))).toEqual({ error: "address" });
    expect([checked.received.length, inside.received.length]).toEqual([1, 0]);
  });

  test("never reaches a receiver of this machine unless that was set", async () => {
    const { url, port, received } = await receiver();
    const refusing = guardedReceivers({ resolve: at("127.0.0.1") });
    expect(await refusing.post(message(url))).toEqual({ error: "address" });
    expect(await refusing.post(message(`https://hr.example.cn:${port}/`))).toEqual({ error: "address" });
    expect(received).toEqual([]);
    expect(await guardedReceivers({ loopback: true }).post(message(url))).toEqual({ status: 204 });
    expect(received).toHaveLength(1);
  });

  test("is not sent after a redirect", async () => {
    const inside = await receiver();
    const { url } = await receiver({
      handle: (_, response) => response.writeHead(302, { location: inside.url }).end(),
    });
    expect(await guardedReceivers({ loopback: true }).post(message(url))).toEqual({ status: 302 });
    expect(inside.received).toEqual([]);
  });

  test("goes over TLS to whom the certificate names, and to nobody else", async () => {
    const { port, received } = await receiver({ tls: true });
    const named = guardedReceivers({ loopback: true, ca: CERTIFICATE, resolve: at("127.0.0.1") });
    expect(await named.post(message(`https://receiver.test:${port}/`))).toEqual({ status: 204 });
    expect(await named.post(message(`https://other.test:${port}/`))).toEqual({ error: "tls" });
    const distrusting = guardedReceivers({ loopback: true, resolve: at("127.0.0.1") });
    expect(await distrusting.post(message(`https://receiver.test:${port}/`))).toEqual({ error: "tls" });
    const plain = await receiver();
    expect(await named.post(message(`https://receiver.test:${plain.port}/`))).toEqual({ error: "tls" });
    expect(received).toHaveLength(1);
  });

  test("is given up when nobody answers in time, or the name is not found in time", async () => {
    const { url } = await receiver({ handle: () => undefined });
    const hasty = { loopback: true, patienceMs: 50 };
    expect(await guardedReceivers(hasty).post(message(url))).toEqual({ error: "timeout" });
    const never = () => new Promise<never>(() => undefined);
    expect(await guardedReceivers({ ...hasty, resolve: never }).post(message("https://hr.example.cn/"))).toEqual({
      error: "timeout",
    });
  });

  test("is done once there is a status, however long or much the receiver goes on", async () => {
    let sent = 0;
    let closed = false;
    const talking = await receiver({
      handle: (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => {
          sent += 8192;
          response.write("x".repeat(8192));
        }, 1);
        response.on("close", () => {
          closed = true;
          clearInterval(timer);
        });
      },
    });
    const silent = await receiver({ handle: (_, response) => void response.writeHead(200).write("…") });
    const receivers = guardedReceivers({ loopback: true });
    expect(await receivers.post(message(talking.url))).toEqual({ status: 200 });
    expect(await receivers.post(message(silent.url))).toEqual({ status: 200 });
    await vi.waitFor(() => expect(closed).toBe(true));
    expect(sent).toBeLessThan(1024 * 1024);
  });

  test("says what went wrong where there was no answer", async () => {
    const gone = await receiver();
    await gone.stop();
    expect(await guardedReceivers({ loopback: true }).post(message(gone.url))).toEqual({ error: "connection" });
    const unknown = () => Promise.reject(Object.assign(new Error("no such host"), { code: "ENOTFOUND" }));
    expect(await guardedReceivers({ resolve: unknown }).post(message("https://hr.example.cn/"))).toEqual({
      error: "dns",
    });
    expect(await guardedReceivers({ resolve: async () => [] }).post(message("https://hr.example.cn/"))).toEqual({
      error: "dns",
    });
  });
});
