import type { Item } from "@shanhai/store/walk";
import type { OwnerScope } from "@shanhai/tenancy/scope";

/** What becomes of the table for one item: the item with other attributes, or another one of its owner where there is none yet. */
export type Change = { become: Item } | { add: Item };

/** A change of all data that is there already. Pure: what is written, and on which condition, is the runner's business. */
export interface Migration {
  /** Migrations are made in this order, each once. */
  version: number;
  name: string;
  /** For the operator: what older data lacks. */
  describe: string;
  /** Whether an item is looked at. */
  select(item: Item): boolean;
  /** What an item of `scope` leads to; nothing where it is as it should be. */
  change?(item: Item, scope: OwnerScope): Change[];
  /** The stream's consumers are told of the selected items, as they are. */
  tells?: true;
}

/** Whose an item is and of what noun: `T`, `agn_…` and `order` of `T#agn_…#order`. */
export function placeOf({ pk }: Pick<Item, "pk">): { kind: string; owner: string; noun: string } {
  const [kind = "", owner = "", noun = ""] = pk.split("#");
  return { kind, owner, noun };
}
