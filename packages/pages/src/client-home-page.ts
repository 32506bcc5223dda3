import type { Order } from "@shanhai/contract/order";
import type { Position } from "@shanhai/contract/position";
import type { Language } from "@shanhai/contract/problem";
import { ORDER_STATUS_WORDS } from "@shanhai/contract/state-words";
import type { Statement } from "@shanhai/contract/statement";
import { statusText, yuan } from "@shanhai/contract/statement-words";
import { html } from "hono/html";
import { CLIENT_STYLE } from "./client-style.ts";
import { CLIENT_WORDS } from "./client-words.ts";
import { type Markup, page } from "./page.ts";

interface ClientHome {
  home: string;
  enterpriseName: string;
  agencyName: string;
  holder: string;
  until: string;
  orders: readonly {
    order: Pick<Order, "orderId" | "title" | "deadline" | "status">;
    positions: readonly (Position & { waiting: number })[];
  }[];
  /** The page of older orders. */
  older: string | undefined;
  /** Arrivals that are not confirmed, and those it said no to; `more` where there are more than were read. */
  arrivals: { waiting: number; more: boolean; denied: number };
  statements: readonly Pick<
    Statement,
    "statementId" | "orderTitle" | "from" | "to" | "status" | "totals" | "undisputed"
  >[];
  /** Surveys that the park asks, and until when. */
  surveys: readonly { orderTitle: string; closesOn: string }[];
  parkName: string;
}

/** What waits for the client first, then how far its orders are. */
export function clientHomePage(language: Language, shown: ClientHome): string {
  const t = CLIENT_WORDS[language];
  const { home, enterpriseName, agencyName, holder, until, orders, older, arrivals, statements, surveys } = shown;
  const asked = orders.flatMap(({ order, positions }) =>
    positions.filter(({ waiting }) => waiting > 0).map((position) => ({ order, position })),
  );
  const sent = statements.filter(({ status }) => status === "sent");
  const todo: Markup[] = [
    ...asked.map(
      ({ order, position }) =>
        html`<li><a class="go" href="${home}/positions/${position.positionId}"><span>${t.candidates}<small>${position.title} · ${order.title}</small></span><b class="n">${position.waiting}</b></a></li>`,
    ),
    ...(arrivals.waiting + arrivals.denied > 0
      ? [
          html`<li><a class="go" href="${home}/arrivals"><span>${t.arrivals}${arrivals.denied > 0 ? html`<small>${t.denied(arrivals.denied)}</small>` : ""}</span><b class="n">${arrivals.waiting + arrivals.denied}${arrivals.more ? "+" : ""}</b></a></li>`,
        ]
      : []),
    ...sent.map(
      ({ statementId, orderTitle, from, to, totals }) =>
        html`<li><a class="go" href="${home}/statements/${statementId}"><span>${t.statements}<small>${orderTitle} · <span class="part">${t.statement.period(from, to)}</span></small></span><b>¥${yuan(totals.gross)}</b></a></li>`,
    ),
    ...surveys.map(
      ({ orderTitle, closesOn }) =>
        html`<li><p><strong>${t.survey}</strong> · ${orderTitle}<br>${t.surveyHelp(shown.parkName, closesOn)}</p></li>`,
    ),
  ];
  const answered = statements.filter(({ status }) => status !== "sent");
  const content = html`<h1>${enterpriseName}</h1>
<p class="facts">${t.by(agencyName)}<br>${t.holder(holder, until)}</p>
<h2>${t.todo}</h2>
<ul class="todo">${todo.length > 0 ? todo : html`<li><p>${t.nothing}</p></li>`}</ul>
<h2>${t.orders}</h2>
${orders.length === 0 ? html`<p class="none">${t.noOrders}</p>` : ""}
${orders.map(
  ({
    order,
    positions,
  }) => html`<section class="order"><header><h3>${order.title}</h3><small>${ORDER_STATUS_WORDS[language][order.status]} · ${t.deadline(order.deadline)}</small></header>
<ul class="todo">${positions.map((position) => positionRow(language, home, position))}</ul></section>`,
)}
${older ? html`<a class="again" href="${older}">${t.older}</a>` : ""}
${
  answered.length > 0
    ? html`<h2>${t.sentStatements}</h2><ul class="todo">${answered.map(
        ({ statementId, orderTitle, from, to, status, totals }) =>
          html`<li><a class="go" href="${home}/statements/${statementId}"><span>${orderTitle}<small><span class="part">${t.statement.period(from, to)}</span> · ${statusText(status, language)}</small></span><b>¥${yuan(totals.gross)}</b></a></li>`,
      )}</ul>`
    : ""
}`;
  return page(language, `${enterpriseName} · ${t.title}`, content, { style: CLIENT_STYLE });
}

function positionRow(language: Language, home: string, position: Position): Markup {
  const t = CLIENT_WORDS[language];
  const { positionId, title, headcount, filled, open, stages } = position;
  const share = headcount > 0 ? Math.floor((filled / headcount) * 100) : 0;
  const { recommended, screened, interviewed, offered } = stages;
  return html`<li><a class="go" href="${home}/positions/${positionId}"><span>${title}<span class="bar"><b style="width:${share}%"></b></span><small>${t.seats(filled, headcount, open)}</small><small>${t.funnel(recommended, screened, interviewed, offered)}</small></span></a></li>`;
}
