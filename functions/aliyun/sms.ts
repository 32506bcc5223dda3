import { randomUUID } from "node:crypto";
import type { Sms, SmsMessage } from "../sms.ts";
import { type AliyunCredentials, signCall } from "./signed-request.ts";

export interface AliyunSmsOptions {
  /** Where the service answers; its own address unless told. */
  endpoint?: string;
  credentials: AliyunCredentials;
  /** The name in brackets before every message, as it was approved. */
  signName: string;
  /** Numbers of the approved templates: `${code}`, and `${count}` with `${link}`. */
  templates: Readonly<Record<SmsMessage["kind"], string>>;
  now?: () => Date;
}

const OWN_ENDPOINT = "https://dysmsapi.aliyuncs.com";
/** A person waits for the page. */
const LIMIT_MS = 5_000;

function valuesOf(message: SmsMessage): Record<string, string> {
  return message.kind === "code" ? { code: message.code } : { count: String(message.count), link: message.link };
}

/** Messages through Alibaba Cloud (SendSms of 2017-05-25). Never tried again here: the service sends what it is asked twice twice. */
export function aliyunSms({ endpoint = OWN_ENDPOINT, now = () => new Date(), ...options }: AliyunSmsOptions): Sms {
  const { credentials, signName, templates } = options;
  return {
    available: () => true,
    async send(phone, message) {
      const { host, origin } = new URL(endpoint);
      const query = {
        PhoneNumbers: phone,
        SignName: signName,
        TemplateCode: templates[message.kind],
        TemplateParam: JSON.stringify(valuesOf(message)),
      };
      const date = `${now().toISOString().slice(0, 19)}Z`;
      const call = { host, action: "SendSms", version: "2017-05-25", query, date, nonce: randomUUID() };
      const signed = signCall(call, credentials);
      const { host: _own, ...headers } = signed.headers;
      const answer = await fetch(`${origin}/?${signed.query}`, {
        method: "POST",
        headers,
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      const { Code = "" } = (await answer.json().catch(() => ({}))) as { Code?: string };
      // The code alone: the service's own message may repeat the number.
      if (!answer.ok || Code !== "OK") throw new Error(`SendSms answered ${answer.status} ${Code}`);
    },
  };
}

/** The sender that a setting describes: JSON with what `aliyunSms` needs. Throws when something is missing. */
export function readAliyunSms(setting: string): Sms {
  const given = JSON.parse(setting) as Record<string, string>;
  const need = (name: string) => {
    const value = given[name];
    if (!value) throw new Error(`SHANHAI_SMS has no ${name}`);
    return value;
  };
  return aliyunSms({
    ...(given.endpoint ? { endpoint: given.endpoint } : {}),
    credentials: { accessKeyId: need("accessKeyId"), accessKeySecret: need("accessKeySecret") },
    signName: need("signName"),
    templates: { code: need("codeTemplate"), newJobs: need("newJobsTemplate") },
  });
}
