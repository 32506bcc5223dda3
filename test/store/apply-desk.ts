import { listApplications } from "@shanhai/contract/application";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { agencyId, type Direct, startDirect } from "../direct.ts";
import { jobsOf, type PostedJob, seek } from "../jobs.ts";
import type { Person } from "../laptop.ts";
import { numberIn } from "../own.ts";

/** The steps that a progress page shows. */
export const stepsIn = (html: string) => [...html.matchAll(/<\/time><strong>([^<]+)/g)].map(([, step]) => step);

export const formOf = (request: string, phone: string, more: Record<string, string> = {}) => ({
  request,
  name: "汪小洋",
  phone,
  intention: "week",
  experience: "",
  website: "",
  consent: "yes",
  ...more,
});

/** A park's board with jobs of an agency, for the file that calls it: at a time that passes, and that can be set. */
export function openApplyDesk() {
  let phones = 0;
  beforeAll(async () => {
    const direct = await startDirect({ now: () => desk.now });
    desk.direct = direct;
    const { parkId } = await direct.functions.provision({
      name: "衢州园区",
      division: "330800",
      administratorEmail: "a@b.test",
    });
    desk.jobs = jobsOf(direct, parkId);
    desk.owner = direct.ownerOf(agencyId(1), parkId);
    desk.board = desk.jobs.linkOf();
  });
  afterAll(() => desk.direct?.stop());
  /** Each test its own minute: floods of one do not stop the next. */
  beforeEach(async () => {
    desk.pass(120_000);
    await desk.jobs.license(1);
  });

  const desk = {
    now: new Date("2026-11-27T02:00:00Z"),
    direct: undefined as unknown as Direct,
    owner: undefined as unknown as Person,
    jobs: undefined as unknown as ReturnType<typeof jobsOf>,
    board: "",

    pass(ms: number): void {
      desk.now = new Date(desk.now.getTime() + ms);
    },

    /** A phone that nobody has had. */
    fresh(): string {
      phones += 1;
      return `1990010${String(phones).padStart(4, "0")}`;
    },

    open: (path: string) => seek(desk.direct, path),

    /** A page without its own address, by which alone the pages of two people may differ. */
    openAnywhere: async (path: string) => (await desk.open(path)).body.replaceAll(path, ""),

    /** Opens a job's page and waits as long as somebody needs to type. */
    async read(path: string): Promise<string> {
      const { body } = await desk.open(path);
      desk.pass(10_000);
      return numberIn(body);
    },

    async apply(job: PostedJob, phone: string, more: Record<string, string> = {}) {
      const path = `${desk.board}/${job.postingId}`;
      return seek(desk.direct, path, formOf(await desk.read(path), phone, more));
    },

    applicationsOf: async ({ positionId }: PostedJob) =>
      (await desk.owner.call(listApplications, { params: { positionId }, query: { limit: 100 } })).items,

    async findings() {
      const { findings } = await verifyTable(desk.direct.table.client, desk.direct.table.name);
      // The board's postings are put there without a stream, and so have no posting of an agency behind them.
      return findings.filter((one) => !JSON.stringify(one).includes("oard"));
    },
  };
  return desk;
}
