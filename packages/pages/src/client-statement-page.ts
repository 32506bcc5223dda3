import type { Language } from "@shanhai/contract/problem";
import type { Statement, StatementLine } from "@shanhai/contract/statement";
import { kindText, reasonText, ruleText, statusText, yuan } from "@shanhai/contract/statement-words";
import { html, raw } from "hono/html";
import { type ClientFrame, clientPage } from "./client-page.ts";
import { CLIENT_WORDS } from "./client-words.ts";
import type { Markup } from "./page.ts";

interface ClientStatement extends ClientFrame {
  request: string;
  statement: Statement;
  /** Names as the client may see them. */
  lines: readonly StatementLine[];
  more: string | undefined;
  can: { confirm: boolean; dispute: boolean };
  typed?: { note: string; lineIds: readonly string[] } | undefined;
}

/** A statement that was sent: its sums, its lines, a yes, and a no to some lines with the reason. */
export function clientStatementPage(language: Language, shown: ClientStatement): string {
  const t = CLIENT_WORDS[language].statement;
  const { statement, lines, more, request, can, typed } = shown;
  const { orderTitle, agencyName, from, to, rule, totals, undisputed, status, version } = statement;
  const hidden = html`<input type="hidden" name="request" value="${request}"><input type="hidden" name="version" value="${version}">`;
  const rows = html`<ul class="lines">${lines.map((line) => lineRow(language, line, can.dispute, typed?.lineIds.includes(line.lineId) === true))}</ul>
${more ? html`<a class="again" href="${more}">${t.more}</a>` : ""}`;
  const content = html`<h1>${t.title}</h1>
<p class="facts"><strong>${orderTitle}</strong><br>${agencyName} · <span class="part">${t.period(from, to)}</span><br>${ruleText(rule, language)}</p>
<div class="card"><p class="help">${can.confirm ? t.waiting : statusText(status, language)}</p><dl class="sums"><dt>${t.net}</dt><dd>${yuan(totals.net)} ${t.yuan}</dd><dt>${t.vat}</dt><dd>${yuan(totals.vat)} ${t.yuan}</dd><dt class="total">${t.gross}</dt><dd class="total">${yuan(totals.gross)} ${t.yuan}</dd>${statement.disputed > 0 ? html`<dt>${t.undisputed}</dt><dd>${yuan(undisputed.gross)} ${t.yuan}</dd>` : ""}</dl></div>
${
  can.confirm
    ? html`<details class="all"><summary>${t.confirm}</summary><form method="post">${hidden}<p class="help">${t.confirmHelp}</p><button name="act" value="confirm">${t.confirmSure(yuan(totals.gross))}</button></form></details>`
    : ""
}
<h2>${t.lines(statement.lines)}</h2>
${
  can.dispute
    ? html`<form method="post" class="bare">${hidden}<p class="help">${t.disputeHelp}</p>${rows}<div class="field"><label for="note">${t.note}</label><textarea id="note" name="note" rows="2" maxlength="500" required>${typed?.note ?? ""}</textarea></div><button class="no" name="act" value="dispute">${t.dispute}</button></form>`
    : rows
}`;
  return clientPage(language, t.title, shown, content);
}

function lineRow(language: Language, line: StatementLine, choosable: boolean, ticked: boolean): Markup {
  const t = CLIENT_WORDS[language].statement;
  const { lineId, candidateName, positionTitle, amount, disputed } = line;
  const text = html`<span>${candidateName} · ${positionTitle}<small>${kindText(line, language)} · <span class="part">${reasonText(line, language)}</span></small>${disputed ? html`<small class="said" data-tone="bad">${t.disputed}</small>` : ""}</span><b>${yuan(amount)}</b>`;
  if (!choosable || disputed) return html`<li><div class="line">${text}</div></li>`;
  return html`<li><label><input type="checkbox" name="line" value="${lineId}"${ticked ? raw(" checked") : ""}>${text}</label></li>`;
}
