import { join } from "node:path";
import { Email } from "@shanhai/contract/invitation";
import { readJson, writeWhole } from "./durable-file.ts";

/** One account the demo comes with; its role is a membership in the table, not part of the account. */
export interface DemoAccount {
  email: string;
  role: readonly [zh: string, en: string];
  organisation: readonly [zh: string, en: string];
}

const PARK = ["衢州人力资源服务产业园", "Quzhou park"] as const;

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: "admin@quzhou.demo", role: ["园区管理员", "Park administrator"], organisation: PARK },
  { email: "evaluator@quzhou.demo", role: ["评价员", "Evaluator"], organisation: PARK },
  { email: "evaluator2@quzhou.demo", role: ["评价员", "Evaluator"], organisation: PARK },
  { email: "owner@chuansi.demo", role: ["机构负责人", "Agency owner"], organisation: ["川思控股", "Chuansi"] },
  { email: "recruiter@chuansi.demo", role: ["顾问", "Recruiter"], organisation: ["川思控股", "Chuansi"] },
  { email: "owner@second.demo", role: ["机构负责人", "Agency owner"], organisation: ["山海第二人力", "Second agency"] },
  {
    email: "teacher@pingliang.demo",
    role: ["协作单位联络人", "Partner's coordinator"],
    organisation: ["平凉职业技术学院", "Pingliang school"],
  },
  {
    email: "station@kongtong.demo",
    role: ["协作单位联络人", "Partner's coordinator"],
    organisation: ["崆峒区就业驿站", "Kongtong job station"],
  },
  {
    email: "ally@hangzhou.demo",
    role: ["协作单位联络人", "Partner's coordinator"],
    organisation: ["中国杭州国际人力资源产业园", "Hangzhou park"],
  },
];

const SUBJECT_PREFIX = "laptop_";
/** OpenID Connect allows a subject 255 characters; base64 makes four of three. */
const LONGEST_EMAIL = 180;

/** The e-mail as accounts are known by, or undefined where it is none. */
export function readEmail(raw: string): string | undefined {
  const parsed = Email.safeParse(raw);
  return parsed.success && parsed.data.length <= LONGEST_EMAIL ? parsed.data : undefined;
}

/** An account's subject: opaque to the product, like every issuer's, and readable by this issuer without a table. */
export function subjectOf(email: string): string {
  return `${SUBJECT_PREFIX}${Buffer.from(email).toString("base64url")}`;
}

/** The e-mail behind a subject of ours, or undefined. */
export function emailOf(subject: string): string | undefined {
  if (!subject.startsWith(SUBJECT_PREFIX)) return undefined;
  const email = readEmail(Buffer.from(subject.slice(SUBJECT_PREFIX.length), "base64url").toString());
  return email !== undefined && subjectOf(email) === subject ? email : undefined;
}

/** Everybody who may be named to `npm run token`: the demo's accounts and whoever signed in here once. */
export class Accounts {
  readonly #path: string;

  constructor(dataDir: string) {
    this.#path = join(dataDir, "identity", "accounts.json");
  }

  #others(): string[] {
    return readJson<string[]>(this.#path) ?? [];
  }

  has(email: string): boolean {
    return DEMO_ACCOUNTS.some((account) => account.email === email) || this.#others().includes(email);
  }

  remember(email: string): void {
    if (!this.has(email)) writeWhole(this.#path, JSON.stringify([...this.#others(), email]));
  }
}
