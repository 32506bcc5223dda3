import type { CandidateProfile } from "@shanhai/contract/candidate";
import type { EnterpriseDecision } from "@shanhai/contract/enterprise-decision";
import type { Position } from "@shanhai/contract/position";
import type { Language } from "@shanhai/contract/problem";
import { levelText } from "@shanhai/contract/skill-level-words";
import { yuan } from "@shanhai/contract/statement-words";
import { html, raw } from "hono/html";
import { type ClientFrame, clientPage } from "./client-page.ts";
import { CLIENT_WORDS } from "./client-words.ts";
import type { Markup } from "./page.ts";

/** One person as the client may see them; nothing here is more than that. */
interface ShownCandidate extends Omit<CandidateProfile, "note"> {
  applicationId: string;
  name: string;
  phone: string | undefined;
  /** Name and phone are given in full. */
  open: boolean;
  stage: "recommended" | "screened";
  /** With the day in Asia/Shanghai. */
  decision: (EnterpriseDecision & { on: string }) | undefined;
}

interface ClientPosition extends ClientFrame {
  position: Pick<Position, "title" | "headcount" | "filled" | "open" | "stages">;
  orderTitle: string;
  /** Makes sending the same form twice one act. */
  request: string;
  mode: "waiting" | "decided";
  /** Addresses of the two lists, of this page again, and of the next. */
  modes: { waiting: string; decided: string };
  more: string | undefined;
  people: readonly ShownCandidate[];
  /** What was typed of somebody before it was refused. */
  typed?: { applicationId: string; reason: string } | undefined;
  canAct: boolean;
}

const REASONS = "reasons";

/** Who is recommended for a position: each with a yes and a no, and a yes to all of the page. */
export function clientPositionPage(language: Language, shown: ClientPosition): string {
  const t = CLIENT_WORDS[language];
  const { position, orderTitle, people, mode, modes, more, request, canAct } = shown;
  const { recommended, screened, interviewed, offered } = position.stages;
  const undecided = canAct ? people.filter(({ decision }) => !decision) : [];
  const none = mode === "waiting" ? t.position.noneWaiting : t.position.noneDecided;
  const mode_ = (one: "waiting" | "decided") =>
    html`<a href="${modes[one]}"${one === mode ? raw(' aria-current="page"') : ""}>${t.position[one]}</a>`;
  const content = html`<h1>${position.title}</h1>
<p class="facts">${orderTitle}<br><strong>${t.seats(position.filled, position.headcount, position.open)}</strong><br>${t.funnel(recommended, screened, interviewed, offered)}</p>
<datalist id="${REASONS}">${t.position.reasons.map((reason) => html`<option value="${reason}">`)}</datalist>
<nav class="modes">${mode_("waiting")}${mode_("decided")}</nav>
${people.some(({ open }) => !open) ? html`<p class="help">${t.position.masked}</p>` : ""}
${people.length === 0 ? html`<p class="none">${none}</p>` : ""}
${people.map((person) => personCard(language, person, shown))}
${
  mode === "waiting" && undecided.length > 1
    ? html`<details class="all"><summary>${t.position.acceptAll(undecided.length)}</summary><form method="post"><input type="hidden" name="request" value="${request}"><input type="hidden" name="outcome" value="accepted"><input type="hidden" name="many" value="yes">${undecided.map(({ applicationId }) => html`<input type="hidden" name="id" value="${applicationId}">`)}<button>${t.position.acceptAllSure(undecided.length)}</button></form></details>`
    : ""
}
${more ? html`<a class="again" href="${more}">${t.position.more}</a>` : ""}`;
  return clientPage(language, position.title, shown, content);
}

function factsOf(language: Language, person: ShownCandidate): [string, string][] {
  const t = CLIENT_WORDS[language].position;
  const { experienceYears, expectedPayMin, expectedPayMax, availableFrom } = person;
  const pay = [expectedPayMin, expectedPayMax].flatMap((fen) =>
    fen === undefined ? [] : yuan(fen).replace(/\.00$/, ""),
  );
  const facts: [string, string | undefined][] = [
    [t.experience, experienceYears === undefined ? undefined : t.years(experienceYears)],
    [t.pay, pay.length > 0 ? `${[...new Set(pay)].join("–")} ${t.yuan}` : undefined],
    [t.intention, person.intendedPlace],
    [t.home, person.homePlace],
    [t.from, availableFrom === "anytime" ? t.anytime : availableFrom],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
}

function said(language: Language, { outcome, reason, by, on }: EnterpriseDecision & { on: string }): Markup {
  const t = CLIENT_WORDS[language].position;
  const word = outcome === "accepted" ? t.saidYes : t.saidNo;
  return html`<p class="said" data-tone="${outcome === "accepted" ? "good" : "bad"}">${word}${reason ? html`：${reason}` : ""}</p><p class="help">${by} · ${on}</p>`;
}

function personCard(language: Language, person: ShownCandidate, { request, typed, canAct }: ClientPosition): Markup {
  const t = CLIENT_WORDS[language].position;
  const { applicationId, name, phone, open, decision, stage } = person;
  const about = [person.occupation, levelText(language, person.skillLevel), t.stages[stage]]
    .filter(Boolean)
    .join(" · ");
  const hidden = html`<input type="hidden" name="request" value="${request}"><input type="hidden" name="id" value="${applicationId}"><input type="hidden" name="seen" value="${decision?.at ?? ""}">`;
  const again = typed?.applicationId === applicationId ? typed.reason : undefined;
  const number = phone ? (open ? html`<a href="tel:${phone}">${phone}</a>` : html`<span>${phone}</span>`) : "";
  const yes = html`<form method="post">${hidden}<button name="outcome" value="accepted">${t.accept}</button></form>`;
  const no = html`<details${again === undefined ? "" : raw(" open")}><summary>${t.reject}</summary><form method="post">${hidden}<div class="field"><label for="r-${applicationId}">${t.reason}</label><input id="r-${applicationId}" name="reason" list="${REASONS}" maxlength="200" required value="${again ?? ""}"></div><button class="no" name="outcome" value="rejected">${t.rejectSure}</button></form></details>`;
  const acts = html`<div class="acts">${decision?.outcome === "accepted" ? "" : yes}${decision?.outcome === "rejected" ? "" : no}</div>`;
  return html`<article class="person"><h2>${name}${number}</h2><p class="help">${about}</p>
<dl>${factsOf(language, person).map(([fact, value]) => html`<dt>${fact}</dt><dd>${value}</dd>`)}</dl>
${decision ? said(language, decision) : ""}
${!canAct ? "" : decision && again === undefined ? html`<details class="change"><summary>${t.change}</summary>${acts}</details>` : acts}</article>`;
}
