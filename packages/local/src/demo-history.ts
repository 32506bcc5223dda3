import { setTimeout as sleep } from "node:timers/promises";
import { listEnterprises } from "@shanhai/contract/enterprise";
import { getForecast } from "@shanhai/contract/forecast";
import { getMe } from "@shanhai/contract/member";
import type { EnterpriseId, Fen } from "@shanhai/contract/scalar";
import { laterMonth, monthOf, plusDays, shanghaiDate } from "@shanhai/domain/calendar";
import { createOrder, updateOrder } from "@shanhai/domain/order";
import { addPosition } from "@shanhai/domain/position";
import { springFestival } from "@shanhai/domain/spring-festival";
import { backgroundAct } from "@shanhai/functions/background-act";
import { getEnterprise } from "@shanhai/store/enterprise";
import { getOrder, insertOrder, insertPosition, orderRecord, saveOrder } from "@shanhai/store/order";
import { mintTenantScope } from "@shanhai/tenancy/mint";
import type { Desk } from "./demo-desk.ts";

/*
 * Orders of the last thirty months, since a forecast needs years and a demo is made in seconds: the same rules and the same writes as
 * behind the API, at the moment that they are of. The API itself takes no moment but the present.
 */

const MONTHS = 30;

const CLIENTS = [
  {
    name: "衢州启源锂电科技有限公司",
    place: "衢州市衢江区",
    seats: [
      ["锂电操作工", 14],
      ["卷绕工", 6],
      ["质检员", 4],
    ],
  },
  {
    name: "龙游山溪特种纸有限公司",
    place: "衢州市龙游县",
    seats: [
      ["抄纸工", 7],
      ["分切工", 4],
    ],
  },
] as const;

/** Most after 春节 and in autumn, least about it. */
const SEASON = [0.5, 1, 1.7, 1.3, 1, 0.9, 0.8, 0.9, 1.4, 1.1, 0.8, 0.6];

/** How many of an occupation are asked for in a month: it grows, follows the season, and is a little uneven. */
function asked(base: number, index: number, month: string): number {
  const name = Number(month.slice(5)) - 1;
  const late = springFestival(Number(month.slice(0, 4)))?.slice(5) ?? "";
  const moved = name === 1 && late > "02-08" ? 0.6 : 1;
  const uneven = 0.85 + 0.3 * (Math.abs(Math.sin((index + 1) * base * 12.9898) * 43_758.5453) % 1);
  return Math.max(1, Math.round(base * (SEASON[name] ?? 1) * moved * (1 + index * 0.015) * uneven));
}

async function orderOf(
  { seed, steps, actor }: Desk,
  client: (typeof CLIENTS)[number],
  id: EnterpriseId,
  index: number,
) {
  const { name, place, seats } = client;
  const month = laterMonth(monthOf(shanghaiDate(new Date())), index - MONTHS);
  await steps.once(`history-${name}-${month}`, async () => {
    const me = await actor.call(getMe, {});
    const [agency] = me.memberships;
    if (agency?.kind !== "agency") throw new Error("History is an agency's");
    const at = new Date(`${month}-12T02:00:00.000Z`);
    const platform = seed.backdated(at);
    const table = platform.open(mintTenantScope(agency.organisationId, agency.parkId));
    const act = backgroundAct(platform, "createOrder");
    const enterprise = await getEnterprise(table, id);
    if (!enterprise) throw new Error(`${name} is not there`);
    const input = { title: `${month} ${seats[0][0]}等`, deadline: plusDays(act.today, 45), guaranteeDays: 30 };
    const { orderId } = await insertOrder(table, act, createOrder({ ...input, status: "open" }, enterprise, act));
    for (const [occupation, base] of seats) {
      const order = await getOrder(table, orderId);
      if (!order) throw new Error(`${orderId} is not there`);
      const seat = { title: occupation, occupation, place, payMin: 550_000 as Fen, payMax: 750_000 as Fen };
      const position = { ...seat, headcount: asked(base, index, month) };
      const added = backgroundAct(platform, "addPosition");
      await insertPosition(table, added, order, addPosition(order, order.positionIds.length, position, added));
    }
    const order = await getOrder(table, orderId);
    const later = seed.backdated(new Date(Math.min(Date.now(), at.getTime() + 50 * 24 * 60 * 60 * 1000)));
    const closing = backgroundAct(later, "updateOrder");
    if (order)
      await saveOrder(
        later.open(table.scope),
        closing,
        updateOrder(orderRecord(order), { version: order.version, status: "closed" }, closing),
      );
    return orderId;
  });
}

/** Orders of earlier years. */
export async function seedHistory(desk: Desk): Promise<void> {
  const { items } = await desk.actor.call(listEnterprises, { query: { limit: 100 } });
  for (const client of CLIENTS) {
    const id = items.find(({ name }) => name === client.name)?.enterpriseId;
    if (!id) continue;
    for (let index = 0; index < MONTHS; index += 1) await orderOf(desk, client, id, index);
  }
}

const PAUSE_MS = 3000;
const ATTEMPTS = 20;

/** The forecast of what is there, once the stream has told of it; on a slow machine an hour later, when the clock makes it anyway. */
export async function forecastHistory({ seed, actor }: Desk): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await seed.daily();
    const { chains, forecast } = await actor.call(getForecast, { query: { chain: "paper" } });
    if (chains.length > 1 && forecast?.months === MONTHS && (forecast.whole.history.at(-1) ?? 0) > 0) return;
    await sleep(PAUSE_MS, undefined, { signal: seed.signal });
  }
}
