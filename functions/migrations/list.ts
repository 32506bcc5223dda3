import { orderPointers } from "./1-order-pointers.ts";
import { clientLists } from "./2-client-lists.ts";
import { tellAgain } from "./3-tell-again.ts";
import { matchLists } from "./4-match-lists.ts";
import { tellTalent } from "./5-tell-talent.ts";
import { tellTitles } from "./6-tell-titles.ts";
import type { Migration } from "./migration.ts";

/** All migrations, in order. One that was released is never changed: what it got wrong, the next one mends. */
export const MIGRATIONS: readonly Migration[] = [
  orderPointers,
  clientLists,
  tellAgain,
  matchLists,
  tellTalent,
  tellTitles,
];
