import { type FunctionComponent, lazy } from "react";
import { addWords } from "../messages/catalogue.ts";
import { SECTIONS, type Section } from "../messages/sections.ts";

/** A page and the words that it says beyond those of every page: both are fetched at once when somebody goes there. */
export function page<Props = object>(load: () => Promise<FunctionComponent<Props>>, ...sections: readonly Section[]) {
  return lazy(async () => {
    const [component] = await Promise.all([load(), addWords(...sections.map((section) => SECTIONS[section]))]);
    return { default: component };
  });
}
