/**
 * What a message says. The words themselves are a template that the operators of networks have approved under its own number;
 * only these values are put into it.
 */
export type SmsMessage =
  /** Six digits that prove a phone. */
  | { kind: "code"; code: string }
  /** So many new jobs; `link` is the last part of the address that shows them, which is where one unsubscribes, too. */
  | { kind: "newJobs"; count: number; link: string };

/** Text messages to mainland mobiles. */
export interface Sms {
  /** Whether messages can be sent at all: pages do not offer what needs them otherwise. */
  available(): boolean;
  /**
   * Hands one message to whoever delivers it. Throws when it was not taken. Asked twice, it is sent twice: whoever sends
   * makes sure that a retry does not.
   */
  send(phone: string, message: SmsMessage): Promise<void>;
}
