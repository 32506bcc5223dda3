import { VISITOR_PREFIXES, VISITOR_ROUTES } from "@shanhai/contract/visitor-routes";
import { describe, expect, test } from "vitest";
import type { createRecorder } from "../tenancy/recorder.ts";
import type { World } from "../tenancy/world.ts";
import { attackersOf, ownParams, send, targetsFor } from "./attacker.ts";

const LINK = new RegExp(`"(?:https?://[^"/]+)?((?:${VISITOR_PREFIXES.join("|")})/[^"?#]+)"`, "g");
const tokenOf = (path: string) => path.split("/").find((part) => part.includes("~")) ?? "";
const kindOf = (path: string) => path.slice(0, path.indexOf(tokenOf(path)));

/** A board's token opens the board, its jobs, and the page that proves a phone there. */
const ALSO: Record<string, readonly string[]> = { "/jobs/": ["/phone/"] };

/** Links that the API hands out, altered and used for what they were not made for. */
export function attackLinks(worldOf: () => World, recorder: ReturnType<typeof createRecorder>): void {
  describe("a link for people without an account", () => {
    /** One of each kind that members may copy. */
    let links: string[] = [];
    const open = async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(`${worldOf().laptop.origin}${path}`, { redirect: "manual", ...init });
      return { status: answer.status, html: await answer.text() };
    };

    test("is handed out for every purpose, and opens its page", async () => {
      const world = worldOf();
      const found = new Map<string, string>();
      for (const attacker of await attackersOf(world)) {
        for (const target of targetsFor(attacker).filter(({ endpoint }) => endpoint.method === "GET")) {
          const { text, status } = await send(world, attacker.person, target.endpoint, {
            params: ownParams(attacker, target),
          });
          if (status === 200)
            for (const [, path = ""] of text.matchAll(LINK)) if (tokenOf(path)) found.set(kindOf(path), path);
        }
      }
      links = [...found.values()];
      expect([...found.keys()].sort()).toEqual(
        expect.arrayContaining([
          "/check-in/",
          "/client/",
          "/event/",
          "/event/door/",
          "/jobs/",
          "/lead/",
          "/onboarding/",
          "/relay/",
          "/survey/",
        ]),
      );
      const statuses = await Promise.all(links.map(async (path) => (await open(path)).status));
      expect(statuses.filter((status) => status === 404)).toEqual([]);
    });

    test("opens no page of another purpose, and no form of one takes it", async () => {
      for (const path of links) {
        for (const route of VISITOR_ROUTES) {
          const kind = route.path.slice(0, route.path.indexOf("{"));
          if (!route.path.includes("{token}") || kind === kindOf(path) || ALSO[kindOf(path)]?.includes(kind)) continue;
          const at = route.path.replace("{token}", tokenOf(path)).replaceAll(/\{\w+\}/g, "x");
          const form =
            route.method === "POST" ? { method: "POST", body: new URLSearchParams({ phone: "19900000011" }) } : {};
          expect((await open(at, form)).status, `${kindOf(path)} at ${route.method} ${route.path}`).toBe(404);
        }
      }
    });

    test("with one letter changed, cut, lengthened, or of another owner opens nothing; nothing is looked up, and nothing more is said", async () => {
      const { laptop, agencyOfB } = worldOf();
      await laptop.drain();
      const other = { agn: agencyOfB, prk: `prk_${"0".repeat(26)}`, ptn: `ptn_${"0".repeat(26)}` } as Record<
        string,
        string
      >;
      for (const path of links) {
        const token = tokenOf(path);
        const [owner = "", ...rest] = token.split("~");
        const change = (at: number) => `${token.slice(0, at)}${token[at] === "0" ? "1" : "0"}${token.slice(at + 1)}`;
        const altered = [
          ...[6, owner.length - 1, token.length - 40, token.length - 32, token.length - 1].map(change),
          ...[
            token.slice(0, -1),
            `${token}0`,
            `${token}~`,
            token.toUpperCase(),
            [other[owner.slice(0, 3)], ...rest].join("~"),
          ],
          [owner, ...rest.slice(0, -1), "0".repeat(32)].join("~"),
          [owner, ...rest.slice(0, -1), ""].join("~"),
        ].filter((one) => one !== token);
        const before = recorder.spent().requests;
        const said = new Set<string>();
        for (const one of altered) {
          const { status, html } = await open(path.replace(token, one));
          expect(status, `${kindOf(path)} ${one}`).toBe(404);
          said.add(html);
        }
        expect(said.size, kindOf(path)).toBe(1);
        expect(recorder.spent().requests, kindOf(path)).toBe(before);
      }
    });

    test("is no token of the API", async () => {
      for (const path of links) {
        const headers = { authorization: `Bearer ${tokenOf(path)}` };
        expect((await open("/api/v1/me", { headers })).status).toBe(401);
      }
    });
  });
}
