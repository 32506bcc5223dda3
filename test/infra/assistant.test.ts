import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { acceptDraft, promptOf } from "@shanhai/domain/score-draft";
import { laptopAssistant } from "@shanhai/local/assistant";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Assistant } from "../../functions/assistant-platform.ts";
import { bedrockAssistant } from "../../functions/aws/bedrock-assistant.ts";

const anchors = ["不停电就开盖", "知道停电", "停电验电", "停电、验电、放电、挂牌", "步骤完整并举例"];
const question = { text: "停送电顺序？", weight: 1, anchors };
const answer = "先停电、验电、放电、挂牌。再开盖检修。";
const request = { prompt: promptOf(question, answer), anchors, answer };
const said = (text: string) => JSON.stringify({ output: { message: { content: [{ text }] } } });
const GOOD = said('参考：{"score": 4, "quotes": ["先停电、验电、放电、挂牌。", "戴手套"]}');

let received: { url: string; authorization: string; body: string }[] = [];
let reply = { status: 200, body: GOOD };
const server = createServer((message, response) => {
  const chunks: Buffer[] = [];
  message.on("data", (chunk: Buffer) => chunks.push(chunk));
  message.on("end", () => {
    const { authorization = "" } = message.headers;
    received.push({ url: message.url ?? "", authorization, body: Buffer.concat(chunks).toString() });
    response.writeHead(reply.status).end(reply.body);
  });
});
let bedrock: Assistant;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  bedrock = bedrockAssistant({
    region: "ap-southeast-1",
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    model: "some.model-v1:0",
    credentials: () => ({ accessKeyId: "KEY", secretAccessKey: "secret" }),
  });
});
afterAll(() => void server.close());
beforeEach(() => {
  received = [];
  reply = { status: 200, body: GOOD };
});

describe.each([
  ["a model of Bedrock", () => bedrock],
  ["the laptop's rule", () => laptopAssistant()],
] as const)("%s", (_, assistant) => {
  it("has a name, and drafts a score with a quote that stands in the answer, the same for the same", async () => {
    expect(assistant().model()).toMatch(/\S/);
    const drafted = acceptDraft(await assistant().draft(request), answer);
    expect(drafted).toMatchObject({ score: 4 });
    expect(drafted.quotes).toContain("先停电、验电、放电、挂牌。");
    expect(acceptDraft(await assistant().draft(request), answer)).toEqual(drafted);
  });
});

describe("Bedrock", () => {
  it("is asked by one signed Converse with the prompt and nothing else", async () => {
    await bedrock.draft(request);
    expect(received).toHaveLength(1);
    const [{ url, authorization, body } = { url: "", authorization: "", body: "" }] = received;
    expect(url).toBe("/model/some.model-v1%3A0/converse");
    expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=KEY\/\d{8}\/ap-southeast-1\/bedrock\/aws4_request/);
    expect(JSON.parse(body)).toEqual({
      messages: [{ role: "user", content: [{ text: request.prompt }] }],
      inferenceConfig: { maxTokens: 600, temperature: 0 },
    });
  });

  it.each([[said("我不能评分")], [said('{"score": "四"}')], [said("{")], ["{}"]])(
    "saying %s has given no draft",
    async (body) => {
      reply = { status: 200, body };
      await expect(bedrock.draft(request)).rejects.toThrow("assistant.failed");
    },
  );

  it("refusing is an operator's to see, being too busy is not", async () => {
    reply = { status: 403, body: "{}" };
    await expect(bedrock.draft(request)).rejects.toThrow("Bedrock answered 403");
    reply = { status: 429, body: "{}" };
    await expect(bedrock.draft(request)).rejects.toThrow("assistant.failed");
  });
});
