import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Person, startTestLaptop, type TestLaptop } from "../laptop.ts";

/** A park that takes schools for partners, for the file that calls it: at a time that can be set, told and verified after each test. */
export function openPartnerDesk(begin: number) {
  let schools = 0;
  beforeAll(async () => {
    desk.laptop = await startTestLaptop({ now: () => new Date(desk.now) });
    desk.administrator = await desk.laptop.park("测试园区", "330800", "admin@park.test");
  });
  afterAll(() => desk.laptop?.stop());
  afterEach(async () => {
    await told();
    const table = embeddedDocumentClient(desk.laptop.endpoint);
    expect((await verifyTable(table, TABLE_NAME, { followed: true })).findings).toEqual([]);
  });

  /** What follows from a change may have consequences itself. */
  async function told(): Promise<void> {
    await desk.laptop.drain();
    await desk.laptop.drain();
  }

  const desk = {
    now: begin,
    laptop: undefined as unknown as TestLaptop,
    administrator: undefined as unknown as Person,

    /** The most that anybody has to wait: the stream was delivered, and what authorizers remember is over. */
    async aMinuteLater(): Promise<void> {
      await told();
      desk.now += 59_000;
    },

    /** One more school, with its first coordinator. */
    async school(name = "职业技术学院") {
      schools += 1;
      desk.now += 1000;
      const email = `coordinator${schools}@school.test`;
      const made = await desk.laptop.partner(desk.administrator, name, "school", email);
      await desk.laptop.drain();
      return { ...made, email };
    },
  };
  return desk;
}
