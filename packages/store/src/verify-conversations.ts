import type { Conversation, Message } from "@shanhai/contract/conversation";
import { recordOf } from "./table.ts";

type Item = Record<string, unknown> & { pk: string; sk: string };

/** What is counted of conversations, recounted from the messages and compared with what applications show. */
export class ConversationRecount {
  readonly #conversations = new Map<string, Conversation & { owner: string; list: string }>();
  readonly #messages = new Map<string, { messages: number; received: number }>();
  readonly #unread = new Map<string, number>();
  readonly #counted = new Map<string, number>();

  /** Takes an item if it is of a conversation; looks at applications and leaves them to others. */
  add(owner: string, noun: string, item: Item): boolean {
    const name = `${owner} ${noun === "message" ? item.pk.split("#")[3] : item.sk}`;
    switch (noun) {
      case "conversation":
        this.#conversations.set(name, { ...recordOf<Conversation>(item), owner, list: String(item.gsi1pk) });
        return true;
      case "message": {
        const { messages, received } = this.#messages.get(name) ?? { messages: 0, received: 0 };
        const { from } = recordOf<Message>(item);
        this.#messages.set(name, { messages: messages + 1, received: received + (from === "seeker" ? 1 : 0) });
        return true;
      }
      case "conversationCount":
        this.#counted.set(owner, Number(item.conversations ?? 0));
        return true;
      case "application":
        if (item.unread !== undefined) this.#unread.set(name, Number(item.unread));
        return false;
      default:
        return false;
    }
  }

  get count(): number {
    return this.#conversations.size;
  }

  /** Every conversation, application and count that its messages contradict. */
  findings(): string[] {
    const findings: string[] = [];
    const expect = (what: string, kept: unknown, counted: unknown) => {
      if (kept !== counted) findings.push(`${what}: ${String(kept)} kept, ${String(counted)} counted`);
    };
    const unread = new Map<string, number>();
    for (const [name, { owner, list, ...one }] of this.#conversations) {
      const { messages = 0, received = 0 } = this.#messages.get(name) ?? {};
      expect(`messages of ${name}`, one.messages, messages);
      expect(`messages received of ${name}`, one.received, received);
      expect(`unread at the application ${name}`, this.#unread.get(name) ?? 0, one.unread);
      expect(`list of ${name}`, list.split("#").at(-1), one.unread > 0 ? "unread" : "read");
      if (one.unread > 0) unread.set(owner, (unread.get(owner) ?? 0) + 1);
    }
    for (const name of [...this.#messages.keys(), ...this.#unread.keys()])
      if (!this.#conversations.has(name)) findings.push(`${name}: messages of no conversation`);
    for (const owner of new Set([...unread.keys(), ...this.#counted.keys()]))
      expect(`unread conversations of ${owner}`, this.#counted.get(owner) ?? 0, unread.get(owner) ?? 0);
    return findings;
  }
}
