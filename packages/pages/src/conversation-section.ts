import { type Message, MOST_MESSAGE } from "@shanhai/contract/conversation";
import { issueText, type Language } from "@shanhai/contract/problem";
import { html } from "hono/html";
import type { Markup } from "./page.ts";

const WORDS = {
  zh: {
    title: "和顾问沟通",
    help: "有问题可以写在这里，顾问的回复会显示在本页，请过后再来看。",
    seeker: "我",
    agency: "顾问",
    label: "写给顾问",
    limit: `最多 ${MOST_MESSAGE} 字。请不要写身份证号、银行卡号。`,
    send: "发送",
    later: "顾问查看您的报名以后，可以在这里互相留言。",
    closed: "线上沟通已关闭。如需联系，请打电话给顾问。",
    earlier: "更早的消息不再显示。",
    notices: {
      again: "没有发送成功，您写的内容还在，请再按一次“发送”。",
      slowDown: "发得太快，没有发送成功。您写的内容还在，请一分钟后再按“发送”。",
      unanswered: "没有发送：已连续发了多条，请等顾问回复后再发。您写的内容还在。",
      full: "没有发送：这里的消息已满，请打电话联系顾问。",
    },
  },
  en: {
    title: "Messages",
    help: "Ask your adviser here. Answers appear on this page: please come back later.",
    seeker: "You",
    agency: "Adviser",
    label: "Your message",
    limit: `Up to ${MOST_MESSAGE} characters. Leave out ID and bank card numbers.`,
    send: "Send",
    later: "Once your adviser has looked at your application, you can write to each other here.",
    closed: "This conversation is closed. Call your adviser if you need to talk.",
    earlier: "Older messages are not shown.",
    notices: {
      again: "It was not sent. What you wrote is still here: press “Send” once more.",
      slowDown: "Too fast: it was not sent. What you wrote is still here; press “Send” again in a minute.",
      unanswered: "Not sent: please wait until your adviser has answered. What you wrote is still here.",
      full: "Not sent: there is no room for more messages here. Please call your adviser.",
    },
  },
} as const;

/** Why a message was not sent although nothing in it is wrong. */
export type MessageNotice = keyof (typeof WORDS)["zh"]["notices"];

/** What the style of a page with messages has besides. */
export const CONVERSATION_STYLE = `
#talk{margin-bottom:16px}
.talk{list-style:none;margin:0 0 16px;padding:0}
.talk li{margin:0 0 12px;padding:10px 14px;border-radius:12px;background:#eef2f4}
.talk li[data-from=seeker]{margin-left:32px;background:#e3f1f4}
.talk li[data-from=agency]{margin-right:32px}
.talk p{margin:2px 0 0;white-space:pre-line;overflow-wrap:anywhere}
.talk small{color:var(--ink-2);font-size:14px}
`;

export interface ShownConversation {
  /** The newest of them, the oldest first; `when` as it is to be read. */
  messages: readonly (Pick<Message, "from" | "text"> & { when: string })[];
  /** There are older ones. */
  more: boolean;
  /** Nobody has looked at the application yet, as far as its sender may know. */
  early?: boolean;
  /** Where the form leads; absent when nobody can write (any more). */
  form?: {
    action: string;
    /** Makes sending the same form twice one act. */
    request: string;
    typed?: string | undefined;
    /** The code of what is wrong with what was typed. */
    issue?: string | undefined;
    notice?: MessageNotice | undefined;
  };
}

/** What was written about an application, and a form to write. */
export function conversationSection(language: Language, { messages, more, early, form }: ShownConversation): Markup {
  const t = WORDS[language];
  const lines = messages.map(
    ({ from, text, when }) => html`<li data-from="${from}"><small>${t[from]} · ${when}</small><p>${text}</p></li>`,
  );
  const wrong = form?.issue ? issueText(form.issue, language) : form?.notice && t.notices[form.notice];
  return html`<section id="talk"><h2>${t.title}</h2>
${more ? html`<p class="help">${t.earlier}</p>` : ""}
${lines.length > 0 ? html`<ol class="talk">${lines}</ol>` : form ? html`<p class="help">${t.help}</p>` : ""}
${
  form
    ? html`<form method="post" action="${form.action}#talk">
${wrong ? html`<div class="alert" role="alert" id="text-issue"><p>${wrong}</p></div>` : ""}
<input type="hidden" name="request" value="${form.request}">
<label for="text">${t.label}</label>
<textarea id="text" name="text" rows="3" maxlength="${MOST_MESSAGE}" required${
        wrong ? html` aria-invalid="true" aria-describedby="text-issue"` : ""
      }>${form.typed ?? ""}</textarea>
<p class="help">${t.limit}</p>
<button>${t.send}</button>
</form>`
    : early
      ? html`<p class="help">${t.later}</p>`
      : lines.length > 0
        ? html`<p class="help">${t.closed}</p>`
        : ""
}</section>`;
}
