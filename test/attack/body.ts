import type { Target } from "../fuzz/request.ts";
import { valueFor } from "../fuzz/schema-value.ts";
import { chanceOf } from "../random.ts";
import type { Attacker } from "./attacker.ts";
import { idFieldsOf, withValue } from "./id-fields.ts";

/** More than any schema here takes to be hit by chance. */
const MOST_SEEDS = 400;

function standsAt(body: unknown, path: readonly string[]): boolean {
  let inner = body;
  for (const step of path) inner = (inner as Record<string, unknown> | undefined | null)?.[step === "[]" ? "0" : step];
  return inner !== undefined && inner !== null;
}

/** A body that parses, with one's own ids in it: the world's, or one made of the schema by chance. Undefined where none was hit. */
export function ownBody(
  attacker: Pick<Attacker, "own" | "body">,
  target: Target,
  fits = (_: unknown) => true,
): unknown {
  const { endpoint, body } = target;
  const takes = (one: unknown) => endpoint.body.safeParse(one).success && fits(one);
  const named = attacker.body(endpoint);
  if (named !== undefined && takes(named)) return named;
  const fields = idFieldsOf(body);
  for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
    let made = valueFor(body, chanceOf(seed), { of: () => undefined });
    for (const { path, kind } of fields) {
      const [own] = attacker.own.get(kind) ?? [];
      if (own && standsAt(made, path)) made = withValue(body, made, path, own);
    }
    if (takes(made)) return made;
  }
  return undefined;
}

/** A body that is right in every way but for what stands in one place of it. */
export function bodyWith(attacker: Attacker, target: Target, path: readonly string[], value: unknown): object {
  const wrong = (one: unknown) => withValue(target.body, one, path, value);
  const right = ownBody(attacker, target, (one) => target.endpoint.body.safeParse(wrong(one)).success);
  return wrong(right ?? attacker.body(target.endpoint) ?? {}) as object;
}
