import type { TestLaptop } from "../laptop.ts";
import type { Cast } from "./record-pages.ts";

/** The demo's people, one of each role. */
export async function castOf(laptop: TestLaptop): Promise<Cast> {
  const person = (email: string) => laptop.person(email);
  return {
    laptop,
    people: {
      owner: await person("owner@chuansi.demo"),
      recruiter: await person("recruiter@chuansi.demo"),
      administrator: await person("admin@quzhou.demo"),
      evaluator: await person("evaluator@quzhou.demo"),
      school: await person("teacher@pingliang.demo"),
      station: await person("station@kongtong.demo"),
      ally: await person("ally@hangzhou.demo"),
    },
  };
}
