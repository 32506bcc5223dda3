import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signCall } from "@shanhai/functions/aliyun/signed-request";
import { readAliyunSms } from "@shanhai/functions/aliyun/sms";
import { awsPlatform } from "@shanhai/functions/platform-aws";
import type { Sms } from "@shanhai/functions/sms";
import { localSms } from "@shanhai/local/sms";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/* One promise, two adapters: the laptop's printed messages, and Alibaba Cloud as its service answers (played by a server here). */

/** What has arrived, as far as both know it: whom it was for and what was put into the words. */
interface Arrived {
  phone: string;
  values: string[];
}

interface Post {
  sms: Sms;
  arrived(): Arrived[];
  stop(): void;
}

const SECRET = "a secret of nobody's";
const SETTING = {
  accessKeyId: "KEY",
  accessKeySecret: SECRET,
  signName: "衢州园区",
  codeTemplate: "SMS_1",
  newJobsTemplate: "SMS_2",
};

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function startAliyun(): Promise<Post & { answer: (status: number, code: string) => void }> {
  const messages: Arrived[] = [];
  const nonces = new Set<string>();
  let next = { status: 200, code: "OK" };
  const server = createServer((request, response) => {
    const { headers, url = "" } = request;
    const query = url.split("?")[1] ?? "";
    const names = /SignedHeaders=([^,]+),/.exec(headers.authorization ?? "")?.[1]?.split(";") ?? [];
    const listed = names.map((name) => `${name}:${headers[name]}\n`).join("");
    const canonical = [request.method, "/", query, listed, names.join(";"), sha256("")].join("\n");
    const right = createHmac("sha256", SECRET)
      .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
      .digest("hex");
    const signed =
      headers.authorization === `ACS3-HMAC-SHA256 Credential=KEY,SignedHeaders=${names.join(";")},Signature=${right}`;
    const complete = [
      "host",
      "x-acs-action",
      "x-acs-content-sha256",
      "x-acs-date",
      "x-acs-signature-nonce",
      "x-acs-version",
    ];
    const nonce = String(headers["x-acs-signature-nonce"]);
    const late = Math.abs(Date.now() - Date.parse(String(headers["x-acs-date"]))) > 15 * 60_000;
    const say = (status: number, Code: string) =>
      response.writeHead(status).end(JSON.stringify({ Code, RequestId: "1" }));
    if (!signed || complete.some((name) => !names.includes(name))) return void say(400, "SignatureDoesNotMatch");
    if (late || nonces.has(nonce)) return void say(400, "SignatureNonceUsed");
    nonces.add(nonce);
    if (headers["x-acs-action"] !== "SendSms" || headers["x-acs-version"] !== "2017-05-25")
      return void say(404, "InvalidAction");
    if (next.code === "OK") {
      const given = new URLSearchParams(query);
      const template = { SMS_1: ["code"], SMS_2: ["count", "link"] }[given.get("TemplateCode") ?? ""];
      const values = JSON.parse(given.get("TemplateParam") ?? "{}") as Record<string, string>;
      if (!template || given.get("SignName") !== "衢州园区") return void say(200, "isv.SMS_TEMPLATE_ILLEGAL");
      messages.unshift({ phone: given.get("PhoneNumbers") ?? "", values: template.map((name) => values[name] ?? "") });
    }
    say(next.status, next.code);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    sms: readAliyunSms(JSON.stringify({ ...SETTING, endpoint })),
    arrived: () => messages,
    answer: (status, code) => {
      next = { status, code };
    },
    stop: () => server.close(),
  };
}

async function startLaptopSms(): Promise<Post> {
  const folder = mkdtempSync(join(tmpdir(), "shanhai-sms-"));
  const file = join(folder, "sms.json");
  const options = { file, origin: "http://localhost:1", now: () => new Date() };
  const sms = localSms(options);
  return {
    sms,
    // Read as a person at the laptop would, after a restart.
    arrived: () =>
      localSms(options)
        .sent()
        .map(({ phone, message }) => ({
          phone,
          values: message.kind === "code" ? [message.code] : [String(message.count), message.link],
        })),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

describe.each([
  ["on the laptop", startLaptopSms],
  ["by Alibaba Cloud", startAliyun],
] as const)("text messages %s", (_, start) => {
  let post: Post;
  beforeAll(async () => {
    post = await start();
  });
  afterAll(() => post?.stop());

  test("can be sent, and arrive with whom they are for and what they say", async () => {
    expect(post.sms.available()).toBe(true);
    await post.sms.send("19900000001", { kind: "code", code: "012345" });
    await post.sms.send("19900000002", { kind: "newJobs", count: 3, link: "ABCD1234EFGH" });
    expect(post.arrived()).toEqual([
      { phone: "19900000002", values: ["3", "ABCD1234EFGH"] },
      { phone: "19900000001", values: ["012345"] },
    ]);
  });

  test("the same one twice is two messages: nothing here remembers", async () => {
    const before = post.arrived().length;
    for (let time = 0; time < 2; time += 1) await post.sms.send("19900000003", { kind: "code", code: "111111" });
    expect(post.arrived()).toHaveLength(before + 2);
  });
});

describe("the laptop's messages", () => {
  test("are printed with the number masked; fifty are kept, and found by phone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "shanhai-sms-"));
    const said: string[] = [];
    const options = { file: join(folder, "sms.json"), origin: "http://localhost:1", now: () => new Date() };
    const sms = localSms({ ...options, say: (line) => void said.push(line) });
    for (let number = 1; number <= 60; number += 1)
      await sms.send(`199000001${String(number).padStart(2, "0")}`, { kind: "code", code: String(100_000 + number) });
    rmSync(folder, { recursive: true });
    expect(said[0]).toContain("199****0101  【山海】验证码 100001");
    expect(said.join()).not.toContain("19900000101");
    expect(sms.sent()).toHaveLength(50);
    expect(sms.sent("19900000160").map(({ text }) => text)).toEqual([expect.stringContaining("100060")]);
  });
});

describe("Alibaba Cloud", () => {
  test("a call is signed as its documentation's example is", () => {
    const query = {
      RegionId: "cn-shanghai",
      ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
    };
    const call = { action: "RunInstances", version: "2014-05-26", host: "ecs.cn-shanghai.aliyuncs.com", query };
    const moment = { date: "2023-10-26T10:22:32Z", nonce: "3156853299f313e23d1673dc12e1703d" };
    const own = { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" };
    const { headers } = signCall({ ...call, ...moment }, own);
    expect(headers.authorization).toBe(
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
    );
  });

  test("names and values of a query are escaped as RFC 3986 has it, in the order of their names", () => {
    const query = { b: "衢 (1)*'!~", a: "1+1=2&3" };
    const call = { action: "A", version: "1", host: "h", query, date: "2026-11-27T00:00:00Z", nonce: "n" };
    expect(signCall(call, { accessKeyId: "k", accessKeySecret: "s" }).query).toBe(
      "a=1%2B1%3D2%263&b=%E8%A1%A2%20%281%29%2A%27%21~",
    );
  });

  test("what it refuses is an error with its code, and without the number", async () => {
    const aliyun = await startAliyun();
    try {
      for (const [status, code] of [
        [200, "isv.BUSINESS_LIMIT_CONTROL"],
        [400, "Throttling.User"],
        [503, ""],
      ] as const) {
        aliyun.answer(status, code);
        const sent = aliyun.sms.send("19900000001", { kind: "code", code: "123456" });
        await expect(sent).rejects.toThrow(`SendSms answered ${status} ${code}`);
        await expect(sent).rejects.not.toThrow("19900000001");
      }
      expect(aliyun.arrived()).toEqual([]);
    } finally {
      aliyun.stop();
    }
  });

  test("a setting that lacks something says what; without one, nothing can be sent", async () => {
    expect(() => readAliyunSms(JSON.stringify({ ...SETTING, signName: "" }))).toThrow("SHANHAI_SMS has no signName");
    const before = { ...process.env };
    try {
      const platform = awsPlatform(readAliyunSms);
      expect(platform.sms.available()).toBe(false);
      const sent = () => platform.sms.send("19900000001", { kind: "code", code: "123456" });
      await expect(sent()).rejects.toThrow("SHANHAI_SMS is not set");
      process.env.SHANHAI_SMS_SENDER = "aliyun";
      expect(platform.sms.available()).toBe(true);
      process.env.SHANHAI_SMS = JSON.stringify({ ...SETTING, endpoint: "http://127.0.0.1:1" });
      await expect(sent()).rejects.toThrow("fetch failed");
      await expect(awsPlatform().sms.send("1", { kind: "code", code: "1" })).rejects.toThrow("sends no messages");
    } finally {
      for (const name of ["SHANHAI_SMS", "SHANHAI_SMS_SENDER"]) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });
});
