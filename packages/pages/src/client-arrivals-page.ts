import type { Placement } from "@shanhai/contract/placement";
import type { Language } from "@shanhai/contract/problem";
import { html, raw } from "hono/html";
import { type ClientFrame, clientPage } from "./client-page.ts";
import { CLIENT_WORDS } from "./client-words.ts";
import type { Markup } from "./page.ts";

/** An arrival as the client may see it. */
export interface ShownArrival
  extends Pick<Placement, "placementId" | "positionTitle" | "arrivalDate" | "confirmation" | "version"> {
  name: string;
  phone: string | undefined;
  open: boolean;
}

interface ClientArrivals extends ClientFrame {
  request: string;
  /** Said no to, and waiting for a word. */
  denied: readonly ShownArrival[];
  waiting: readonly ShownArrival[];
  more: string | undefined;
  typed?: { placementId: string; note: string } | undefined;
}

/** Who has arrived by the agency's records, to be confirmed or not. */
export function clientArrivalsPage(language: Language, shown: ClientArrivals): string {
  const t = CLIENT_WORDS[language];
  const { denied, waiting, more, request } = shown;
  const all = [...denied, ...waiting];
  const content = html`<h1>${t.arrivalsPage.title}</h1>
<p class="facts">${t.arrivalsPage.help}</p>
${all.some(({ open }) => !open) ? html`<p class="help">${t.position.masked}</p>` : ""}
${all.length === 0 ? html`<p class="none">${t.arrivalsPage.none}</p>` : ""}
${all.map((one) => arrivalCard(language, one, shown))}
${
  waiting.length > 1
    ? html`<details class="all"><summary>${t.arrivalsPage.all(waiting.length)}</summary><form method="post"><input type="hidden" name="request" value="${request}"><input type="hidden" name="outcome" value="arrived"><input type="hidden" name="many" value="yes">${waiting.map(({ placementId, version }) => html`<input type="hidden" name="id" value="${placementId}"><input type="hidden" name="version" value="${version}">`)}<button>${t.arrivalsPage.allSure(waiting.length)}</button></form></details>`
    : ""
}
${more ? html`<a class="again" href="${more}">${t.position.more}</a>` : ""}`;
  return clientPage(language, t.arrivalsPage.title, shown, content);
}

function arrivalCard(language: Language, one: ShownArrival, { request, typed }: ClientArrivals): Markup {
  const t = CLIENT_WORDS[language].arrivalsPage;
  const { placementId, name, phone, open, positionTitle, arrivalDate, confirmation, version } = one;
  const hidden = html`<input type="hidden" name="request" value="${request}"><input type="hidden" name="id" value="${placementId}"><input type="hidden" name="version" value="${version}">`;
  const again = typed?.placementId === placementId ? typed.note : undefined;
  const number = phone ? (open ? html`<a href="tel:${phone}">${phone}</a>` : html`<span>${phone}</span>`) : "";
  const no = html`<details${again === undefined ? "" : raw(" open")}><summary>${t.no}</summary><form method="post">${hidden}<div class="field"><label for="n-${placementId}">${t.note}</label><input id="n-${placementId}" name="note" maxlength="200" required value="${again ?? ""}"></div><button class="no" name="outcome" value="notArrived">${t.noSure}</button></form></details>`;
  return html`<article class="person"><h2>${name}${number}</h2><p class="help">${positionTitle} · ${t.arrivedOn(arrivalDate)}</p>
${confirmation ? html`<p class="said" data-tone="bad">${t.saidNo}${confirmation.note ? html`：${confirmation.note}` : ""}</p>` : ""}
<div class="acts"><form method="post">${hidden}<button name="outcome" value="arrived">${t.yes}</button></form>${no}</div></article>`;
}
