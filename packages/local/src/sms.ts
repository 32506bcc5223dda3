import { maskPhone } from "@shanhai/contract/identity";
import type { Sms, SmsMessage } from "@shanhai/functions/sms";
import { readJson, writeWhole } from "./durable-file.ts";

/** A message as it would have arrived. */
interface SentSms {
  at: string;
  phone: string;
  message: SmsMessage;
  text: string;
}

export interface LocalSms extends Sms {
  /** The last messages, the newest first; of one phone where one is named. */
  sent(phone?: string): SentSms[];
}

/** So many messages are kept. */
const KEPT = 50;

interface LocalSmsOptions {
  /** Where they are kept, for a person to read. */
  file: string;
  origin: string;
  now: () => Date;
  say?: ((line: string) => void) | undefined;
}

/** Text messages on a laptop: printed and kept, sent to nobody. */
export function localSms({ file, origin, now, say = () => undefined }: LocalSmsOptions): LocalSms {
  let messages = readJson<SentSms[]>(file) ?? [];
  const textOf = (message: SmsMessage) =>
    message.kind === "code"
      ? `【山海】验证码 ${message.code}，5 分钟内有效。不是您本人操作请忽略。`
      : `【山海】您订阅的岗位有 ${message.count} 个新发布：${origin}/s/${message.link} ，退订也在此页。`;
  return {
    available: () => true,
    async send(phone, message) {
      const text = textOf(message);
      messages = [{ at: now().toISOString(), phone, message, text }, ...messages].slice(0, KEPT);
      writeWhole(file, JSON.stringify(messages, undefined, 2));
      say(`  短信  SMS  ${maskPhone(phone)}  ${text}`);
    },
    sent: (phone) => messages.filter((one) => phone === undefined || one.phone === phone),
  };
}
