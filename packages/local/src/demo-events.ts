import { createContestEntry } from "@shanhai/contract/contest-entry";
import type { InputOf } from "@shanhai/contract/endpoint";
import { createEvent, getEvent, updateAgenda, updateEvent } from "@shanhai/contract/event";
import { recordEventOutcome } from "@shanhai/contract/event-outcome";
import { addEventSlots } from "@shanhai/contract/event-slot";
import { createRegistration, MOST_MARKED, markAttended } from "@shanhai/contract/registration";
import type { EventId, RegistrationId } from "@shanhai/contract/scalar";
import { inDays } from "./demo-desk.ts";
import { ADMINISTRATOR } from "./demo-organisations.ts";
import type { Actor, DemoSteps } from "./demo-steps.ts";

type EventInput = InputOf<typeof createEvent, "body">;
type RegistrationInput = InputOf<typeof createRegistration, "body">;
type Outcome = InputOf<typeof recordEventOutcome, "body">;
type Entry = InputOf<typeof createContestEntry, "body">;
type Agenda = InputOf<typeof updateAgenda, "body">["items"];

interface DemoEvent {
  /** Names its steps. */
  step: string;
  event: Omit<EventInput, "status">;
  agenda?: Agenda;
  slots?: { label: string; at?: string }[];
  registrations: RegistrationInput[];
  /** How many of them came, from the first; left out for an event to come. */
  came?: number;
  outcomes?: Outcome[];
  /** Of a contest. */
  entries?: Entry[];
}

/** Organisations of one kind, numbered: nobody's names or phones. */
function organisations(kind: "agency" | "enterprise", name: string, count: number, phone: number): RegistrationInput[] {
  return Array.from({ length: count }, (_, index) => ({
    kind,
    organisation: `${name}${index + 1}号`,
    contactName: `联系人${index + 1}`,
    phone: String(phone + index),
  }));
}

/** Groups of so many people, each registered by one of them. */
function groups(name: string, sizes: readonly number[], phone: number): RegistrationInput[] {
  return sizes.map((people, index) => ({
    kind: "enterprise" as const,
    organisation: `${name}${index + 1}组`,
    contactName: `领队${index + 1}`,
    phone: String(phone + index),
    people,
  }));
}

const PARK_HALL = "浙江省衢州人力资源服务产业园一楼大厅";

/** What the park held, with the figures that were reported, the roadshow it holds next, and a contest after that. */
const EVENTS: readonly DemoEvent[] = [
  {
    step: "matchmaking-2025",
    event: {
      kind: "matchmaking",
      title: "第四届杭衢人力资源山海协作对接会",
      place: "衢州国际会展中心",
      date: "2025-08-08",
      from: "09:00",
      to: "16:30",
      capacity: 120,
      description: "衢州市 8·8 人才交流会子活动：60 家人力资源服务机构与六大产业链 20 家重点企业面对面。",
    },
    agenda: [
      { at: "09:00", title: "开幕与山海协作回顾" },
      { at: "09:40", title: "六大产业链用工需求发布" },
      { at: "10:30", title: "双强汇聚：机构与企业对接" },
      { at: "15:30", title: "入驻意向登记" },
    ],
    registrations: [
      ...organisations("agency", "人力资源机构", 60, 19_900_010_000),
      ...organisations("enterprise", "产业链重点企业", 20, 19_900_010_100),
    ],
    came: 80,
    // The 19 intents to settle are leads (`demo-leads.ts`), and counted with them.
  },
  {
    step: "fair-2025",
    event: {
      kind: "jobFair",
      title: "东西部劳务协作就业岗位推荐会",
      place: "协作县区市民广场",
      date: "2025-09-20",
      from: "09:00",
      to: "16:00",
      capacity: 60,
      description: "10 家龙头企业带来 230 余个岗位；扫码查岗位、填简历、看政策。",
    },
    registrations: organisations("enterprise", "参展企业", 10, 19_900_010_200),
    came: 10,
    outcomes: [
      { metric: "consultations", count: 200, note: "各展位咨询登记合计" },
      { metric: "applications", count: 22, note: "现场扫码投递" },
      { metric: "interviews", count: 15, note: "企业现场约面" },
    ],
  },
  {
    step: "leaders-2025",
    event: {
      kind: "training",
      title: "2025 年浙江省人力资源服务业领军人才研修班（衢州站）",
      place: PARK_HALL,
      date: "2025-05-20",
      endDate: "2025-05-22",
      from: "09:00",
      to: "17:00",
      capacity: 70,
    },
    registrations: groups("县区", [12, 10, 11, 9, 12, 10], 19_900_010_300),
    came: 6,
  },
  {
    step: "executives-2025",
    event: {
      kind: "training",
      title: "人工智能背景下企业家创新管理能力提升高级研修班",
      place: PARK_HALL,
      date: "2025-06-12",
      endDate: "2025-06-14",
      from: "09:00",
      to: "17:00",
      capacity: 90,
    },
    registrations: groups("地市", [20, 19, 20, 20, 4], 19_900_010_400),
    came: 4,
  },
  {
    step: "doctors-2025",
    event: {
      kind: "doctoralMatch",
      title: "博士后浙江行（衢州站）暨第二届博士后供需双洽",
      place: PARK_HALL,
      date: "2025-07-10",
      from: "09:00",
      to: "17:00",
      capacity: 100,
    },
    registrations: Array.from({ length: 72 }, (_, index) => ({
      kind: "person" as const,
      contactName: `博士${index + 1}`,
      phone: String(19_900_010_500 + index),
    })),
    came: 72,
    outcomes: [{ metric: "matched", count: 52, note: "现场对接到意向单位" }],
  },
  {
    step: "roadshow-next",
    event: {
      kind: "roadshow",
      title: "人力资源服务产品招商路演",
      place: PARK_HALL,
      date: inDays(20),
      from: "14:00",
      to: "16:30",
      capacity: 40,
      description: "面向六大产业链的服务产品：批量面试评价、产业链人才图谱、技能人才订单班。每家 10 分钟。",
    },
    agenda: [
      { at: "14:00", title: "园区政策介绍" },
      { at: "14:20", title: "机构路演" },
      { at: "16:00", title: "自由对接" },
    ],
    slots: Array.from({ length: 8 }, (_, index) => ({
      label: `路演${String(index + 1).padStart(2, "0")}`,
      at: `${String(14 + Math.floor((20 + index * 10) / 60)).padStart(2, "0")}:${String((20 + index * 10) % 60).padStart(2, "0")}`,
    })),
    registrations: organisations("agency", "路演机构", 6, 19_900_010_600),
  },
  {
    step: "contest-next",
    event: {
      kind: "contest",
      title: "杭衢人力资源创新大赛",
      place: PARK_HALL,
      date: inDays(40),
      from: "09:00",
      to: "17:00",
      capacity: 60,
    },
    registrations: [],
    entries: ["批量面试评价系统", "产业链人才图谱", "技能人才订单班"].map((title, index) => ({
      title,
      team: `参赛团队${index + 1}`,
      summary: `${title}：面向园区六大产业链的服务产品。`,
    })),
  },
];

const AT_ONCE = 8;

/** Everybody of one list, a few at a time; each under a key of its own, so that a second attempt makes nobody twice. */
async function registerAll(actor: Actor, eventId: EventId, key: string, people: readonly RegistrationInput[]) {
  const ids: RegistrationId[] = [];
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const made = await Promise.all(
      people.slice(start, start + AT_ONCE).map((body, index) =>
        actor.call(createRegistration, {
          params: { eventId },
          body,
          idempotencyKey: `${key}-${start + index}`,
        }),
      ),
    );
    ids.push(...made.map(({ registrationId }) => registrationId));
  }
  return ids;
}

async function seedEvent(steps: DemoSteps, actor: Actor, demo: DemoEvent): Promise<void> {
  const { step, event, agenda, slots, registrations, came, outcomes = [], entries = [] } = demo;
  const eventId = await steps.once<EventId>(`event-${step}`, async (key) => {
    const body: EventInput = { ...event, status: "open" };
    return (await actor.call(createEvent, { body, idempotencyKey: key })).eventId;
  });
  const params = { eventId };
  await steps.once(`event-${step}-programme`, async (key) => {
    if (agenda)
      await actor.call(updateAgenda, { params, body: { version: 1, items: agenda }, idempotencyKey: `${key}-agenda` });
    if (slots) await actor.call(addEventSlots, { params, body: { slots }, idempotencyKey: `${key}-slots` });
    return true;
  });
  await steps.once(`event-${step}-people`, async (key) => {
    const ids = await registerAll(actor, eventId, key, registrations);
    const there = ids.slice(0, came ?? 0);
    for (let start = 0; start < there.length; start += MOST_MARKED) {
      const body = { registrationIds: there.slice(start, start + MOST_MARKED), attended: true };
      await actor.call(markAttended, { params, body });
    }
    return true;
  });
  await steps.once(`event-${step}-entries`, async (key) => {
    for (const [index, body] of entries.entries())
      await actor.call(createContestEntry, { params, body, idempotencyKey: `${key}-${index}` });
    return true;
  });
  if (came === undefined) return;
  await steps.once(`event-${step}-held`, async (key) => {
    for (const [index, body] of outcomes.entries())
      await actor.call(recordEventOutcome, { params, body, idempotencyKey: `${key}-${index}` });
    const { version } = await actor.call(getEvent, { params });
    await actor.call(updateEvent, { params, body: { version, status: "held" }, idempotencyKey: key });
    return true;
  });
}

/** The event whose intents are leads. */
export const matchmakingStep = "event-matchmaking-2025";

/** The park's events, as its administrator would have entered them. */
export async function seedEvents(steps: DemoSteps): Promise<void> {
  const actor = await steps.actor(ADMINISTRATOR);
  for (const demo of EVENTS) await seedEvent(steps, actor, demo);
}
