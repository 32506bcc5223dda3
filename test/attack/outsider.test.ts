import { createPolicyCard } from "@shanhai/contract/policy-card";
import { embeddedDocumentClient, TABLE_NAME } from "@shanhai/local/platform";
import { verifyTable } from "@shanhai/store/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../laptop.ts";
import { createRecorder } from "../tenancy/recorder.ts";
import { fillWorld, type World } from "../tenancy/world.ts";
import { attackCursors } from "./cursors.ts";
import { attackWithExtraFields } from "./extra-fields.ts";
import { attackIds } from "./ids.ts";
import { attackLinks } from "./links.ts";
import { attackTokens } from "./tokens.ts";

const recorder = createRecorder();
let world: World;

beforeAll(async () => {
  world = await fillWorld(recorder.documentClient);
  // What the first park has, so that it can be asked for the second's.
  const [, second] = world.administrators as [Person, Person];
  await second.call(createPolicyCard, { body: { kind: "housing", title: "租房补贴", text: "每月 500 元" } });
  await world.laptop.apply(second, 91);
}, 300_000);
afterAll(() => world?.laptop.stop());

/*
 * The world of the tenancy matrix once more, and everybody in it with right tokens and wrong intentions: what the matrix, which is
 * generated from paths, does not ask. Each file beside this one is a way of asking.
 */

attackLinks(() => world, recorder);
attackTokens(() => world, recorder);
attackCursors(() => world);
attackIds(() => world);
attackWithExtraFields(() => world);

test("after all of it the table contradicts itself nowhere", async () => {
  await world.laptop.drain();
  const client = embeddedDocumentClient(world.laptop.endpoint);
  const { findings } = await verifyTable(client, TABLE_NAME, { followed: true });
  client.destroy();
  expect(findings).toEqual([]);
});
