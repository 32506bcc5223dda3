import { CalendarDate, TimeOfDay } from "@shanhai/contract/scalar";
import type { ShownEvent } from "@shanhai/pages/event-facts";
import { leadPage } from "@shanhai/pages/lead-page";
import { registerPage } from "@shanhai/pages/register-page";
import { surveyForm } from "@shanhai/pages/survey-page";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, openPage } from "./browser.ts";
import { reflowFindings } from "./page-checks.ts";

/* Choices side by side are where English, which has longer words, does not fit where Chinese does. */

let opened: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  opened = await openBrowser();
});
afterAll(async () => {
  await opened?.close();
});

const EVENT: ShownEvent = {
  kind: "roadshow",
  title: "人力资源服务产品招商路演",
  date: CalendarDate.parse("2026-12-17"),
  endDate: CalendarDate.parse("2026-12-17"),
  from: TimeOfDay.parse("14:00"),
  to: TimeOfDay.parse("16:30"),
  place: "浙江省衢州人力资源服务产业园一楼大厅",
};
const FORM = { event: EVENT, parkName: "衢州园区", request: "a", typed: {} };
const SURVEY = {
  enterpriseName: "衢州金格兰石英有限公司",
  agencyName: "川思控股(浙江)有限公司",
  orderTitle: "石英检验员 8 名",
  closesOn: "2026-12-27",
};
const FORMS = {
  survey: (language: "zh" | "en") => surveyForm(language, SURVEY, "/survey/a"),
  register: (language: "zh" | "en") => registerPage(language, { ...FORM, agenda: [], placesLeft: 3, waiting: 0 }),
  lead: (language: "zh" | "en") => leadPage(language, { ...FORM, agencies: ["川思控股"] }),
};

test.each(["zh", "en"] as const)("forms with choices side by side fit a phone (%s)", async (language) => {
  const { page, context } = await openPage(opened.browser);
  for (const [name, form] of Object.entries(FORMS)) {
    await page.setContent(form(language));
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 568 });
      expect(await page.locator(":is(.scale, .choices) > label").count(), name).toBeGreaterThan(1);
      expect(await reflowFindings(page), `${name} at ${width}`).toEqual([]);
    }
  }
  await context.close();
});
