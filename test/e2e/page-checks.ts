import axe from "axe-core";
import type { Page } from "playwright-core";
import { SECTIONS } from "../../packages/console/src/messages/sections.ts";

/** Something that keeps somebody from a page: what, and where on it. */
export interface Finding {
  check: "axe" | "words" | "reflow" | "motion" | "colours" | "focus" | "fault";
  what: string;
  where: string;
}

/** WCAG 2.2 A and AA, and what axe calls best practice: headings, landmarks, tables. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core finds on the page as it stands, or in a part of it. */
export async function axeFindings(page: Page, within?: string): Promise<Finding[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ({ tags, within }) => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const options = { runOnly: { type: "tag" as const, values: tags }, resultTypes: ["violations" as const] };
      const { violations } = await run(within ?? document, options);
      return violations.map(({ id, impact, nodes }) => ({
        what: `${id} (${impact})`,
        nodes: nodes.map(({ html, any, all }) => `${html.slice(0, 160)} ${[...any, ...all][0]?.message ?? ""}`),
      }));
    },
    { tags: RULES, within },
  );
  return violations.flatMap(({ what, nodes }) =>
    nodes.slice(0, 3).map((where, index) => ({
      check: "axe" as const,
      what: index === 0 && nodes.length > 3 ? `${what} ×${nodes.length}` : what,
      where,
    })),
  );
}

const sections = await Promise.all(Object.values(SECTIONS).map(async ({ zh }) => (await zh()).words));
const UNSAID = new RegExp(`\\b(?:${sections.flatMap((words) => Object.keys(words)).join("|")})\\.[a-z]\\w*`, "g");

/** Names of messages, such as `orders.title`, where words should stand: they were not loaded with the page. */
export async function wordFindings(page: Page): Promise<Finding[]> {
  const text = await page.evaluate(() =>
    [...document.querySelectorAll("*")]
      .flatMap((element) => [
        ...["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name)),
        ...[...element.childNodes].map((node) => node.nodeValue),
      ])
      .join("\n"),
  );
  return [...new Set(text.match(UNSAID))].map((where) => ({ check: "words", what: "a name of words", where }));
}

/** Animations and transitions that run although the reader asked for none. */
export async function motionFindings(page: Page): Promise<Finding[]> {
  const running = await page.evaluate(() =>
    document.getAnimations().flatMap((one) => {
      const { duration, iterations } = one.effect?.getComputedTiming() ?? {};
      const still = one.playState !== "running" || (Number(duration) < 20 && iterations !== Number.POSITIVE_INFINITY);
      const target = (one.effect as KeyframeEffect | null)?.target;
      return still ? [] : [`${target?.tagName}.${target?.className} ${(one as CSSAnimation).animationName ?? ""}`];
    }),
  );
  return running.map((where) => ({ check: "motion", what: "moves", where }));
}

/** Told by name to whoever mends it. */
const NAME_OF = `globalThis.nameOf ??= (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") +
  (typeof e.className === "string" && e.className ? "." + e.className.trim().split(/\\s+/).join(".") : "") +
  " “" + (e.textContent ?? "").trim().slice(0, 24) + "”"`;
declare const nameOf: (element: Element) => string;

/**
 * What does not fit the window as it is: scrolling sideways outside of an area made for it (WCAG 1.4.10), text cut off, acts
 * lying on each other, and what stays in place covering more than two fifths of the page.
 */
export async function reflowFindings(page: Page): Promise<Finding[]> {
  await page.evaluate(NAME_OF);
  const found = await page.evaluate(() => {
    const wrong: [what: string, where: string][] = [];
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const shown = (e: Element) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    /** Kept for those who listen: the head of a table that is cards on a phone. */
    const clipped = (e: Element) => {
      const head = e.closest("thead, caption");
      return head !== null && getComputedStyle(head).clipPath !== "none";
    };
    const all = [...document.body.querySelectorAll<HTMLElement>("*")].filter(
      (e) => !e.closest("svg, .visually-hidden, .trap, [aria-hidden=true]") && shown(e) && !clipped(e),
    );
    const boxes = new Map(all.map((e) => [e, e.getBoundingClientRect()] as const));
    const main = document.querySelector("main") ?? document.body;
    const scrolls = (e: Element) => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
    /** The area that somebody scrolls sideways on purpose, or undefined: the page's own does not count. */
    const area = (e: Element): Element | undefined => {
      for (let at = e.parentElement; at && at !== document.body; at = at.parentElement)
        if (at !== main && scrolls(at) && !at.matches("[role=dialog], .side-drawer-content, .ant-modal-wrap"))
          return at;
      return undefined;
    };
    const wide = Math.max(document.documentElement.scrollWidth - width, main.scrollWidth - main.clientWidth);
    for (const [e, box] of boxes)
      if (box.width > 1 && (box.right > width + 1 || box.left < -1) && !area(e) && !e.closest(".skip, .sidebar"))
        wrong.push(["beyond the window", nameOf(e)]);
    if (wide > 1 && wrong.length === 0) wrong.push([`scrolls sideways by ${wide}px`, nameOf(main)]);
    for (const [e, box] of boxes) {
      const { overflowX, textOverflow, position, clipPath } = getComputedStyle(e);
      const ownText = [...e.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const cuts = overflowX === "hidden" || overflowX === "clip";
      if (ownText && cuts && textOverflow !== "ellipsis" && clipPath === "none" && e.scrollWidth > e.clientWidth + 1)
        wrong.push(["text cut off", nameOf(e)]);
      if (!["sticky", "fixed"].includes(position) || e.closest("[role=dialog], .ant-modal-root, .ant-drawer")) continue;
      const seen = Math.min(box.bottom, height) - Math.max(box.top, 0);
      if (box.width > width / 3 && seen > height * 0.4 && e.matches(":not(.sidebar)"))
        wrong.push([`stays in place over ${Math.round((seen / height) * 100)}% of the window`, nameOf(e)]);
    }
    const acts = all.filter((e) => e.matches("a[href], button, input:not([type=hidden]), select, textarea"));
    const stays = (e: Element) => {
      for (let at: Element | null = e; at; at = at.parentElement)
        if (["sticky", "fixed"].includes(getComputedStyle(at).position)) return true;
      return false;
    };
    const still = acts.filter((e) => !stays(e) && getComputedStyle(e).opacity !== "0");
    for (const [index, one] of still.entries())
      for (const other of still.slice(index + 1)) {
        if (one.contains(other) || other.contains(one) || area(one) !== area(other)) continue;
        const [a, b] = [boxes.get(one), boxes.get(other)];
        if (!a || !b || a.width < 2 || b.width < 2) continue;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 4 && down > 4 && one.closest("label") !== other.closest("label"))
          wrong.push(["lie on each other", `${nameOf(one)} and ${nameOf(other)}`]);
      }
    return wrong;
  });
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const most = new Map<string, number>();
  return found.flatMap(([what, where]) => {
    most.set(what, (most.get(what) ?? 0) + 1);
    return (most.get(what) ?? 0) > 3
      ? []
      : [{ check: "reflow" as const, what: `${what} at ${width}×${height}`, where }];
  });
}

/**
 * What is lost where the system chooses the colours (Windows' contrast themes): bars and marks that are nothing but a
 * background, and chosen ones that look like the others.
 */
export async function colourFindings(page: Page): Promise<Finding[]> {
  await page.evaluate(NAME_OF);
  await page.evaluate(() => {
    const ground = (e: Element | null): string => {
      for (let at = e; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    for (const e of document.body.querySelectorAll<HTMLElement>("*")) {
      if (e.textContent?.trim() || e.closest("svg, input, select, .ant-drawer-mask, .ant-modal-mask")) continue;
      const box = e.getBoundingClientRect();
      if (box.width < 3 || box.height < 3 || !e.checkVisibility() || e.matches("img, iframe, canvas, hr")) continue;
      const { backgroundColor, backgroundImage } = getComputedStyle(e);
      const filled = backgroundColor !== "rgba(0, 0, 0, 0)" && backgroundColor !== ground(e.parentElement);
      if (filled || backgroundImage.includes("gradient")) e.dataset.filled = "";
    }
  });
  await page.emulateMedia({ forcedColors: "active" });
  const lost = await page.evaluate(() => {
    const wrong: [what: string, where: string][] = [];
    const sides = ["Top", "Right", "Bottom", "Left"] as const;
    const lined = (style: CSSStyleDeclaration) =>
      sides.some(
        (side) => style[`border${side}Style`] !== "none" && Number.parseFloat(style[`border${side}Width`]) > 0,
      ) || style.outlineStyle !== "none";
    for (const e of document.querySelectorAll<HTMLElement>("[data-filled]")) {
      const style = getComputedStyle(e);
      let [above, inside] = [e.parentElement, false];
      for (; above; above = above.parentElement) {
        const { backgroundColor } = getComputedStyle(above);
        if (backgroundColor !== "rgba(0, 0, 0, 0)") {
          inside = backgroundColor === style.backgroundColor;
          break;
        }
      }
      const kept = style.forcedColorAdjust === "none" || lined(style) || !inside;
      if (!kept && !e.querySelector("[data-filled]")) wrong.push(["a fill is lost in forced colours", nameOf(e)]);
      delete e.dataset.filled;
    }
    const look = (e: Element) => {
      const { color, backgroundColor, borderTopColor, borderBottomColor, outline, textDecorationLine, boxShadow } =
        getComputedStyle(e);
      const { borderBottomWidth, borderInlineStartWidth, borderInlineStartColor } = getComputedStyle(e);
      return [
        ...[color, backgroundColor, borderTopColor, borderBottomColor, outline, textDecorationLine, boxShadow],
        ...[borderBottomWidth, borderInlineStartWidth, borderInlineStartColor],
      ].join();
    };
    const chosen = "[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true]";
    for (const e of document.querySelectorAll(chosen)) {
      const other = [...(e.parentElement?.children ?? [])].find(
        (one) => one.tagName === e.tagName && !one.matches(chosen),
      );
      if (e.checkVisibility() && other && look(e) === look(other))
        wrong.push(["what is chosen looks like the rest in forced colours", nameOf(e)]);
    }
    return wrong;
  });
  await page.emulateMedia({ forcedColors: null });
  const seen = new Set<string>();
  return lost.flatMap(([what, where]) => {
    const kind = `${what}${where.split(" “")[0]}`;
    if (seen.has(kind)) return [];
    seen.add(kind);
    return [{ check: "colours" as const, what, where }];
  });
}
