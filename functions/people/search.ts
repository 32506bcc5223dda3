import { maskPhone } from "@shanhai/contract/identity";
import type * as contract from "@shanhai/contract/search";
import { type Found, MOST_FOUND } from "@shanhai/contract/search";
import { queryOf } from "@shanhai/domain/candidate-search";
import type { Request } from "@shanhai/http/serve";
import { searchCandidates } from "@shanhai/store/candidate-search";
import { searchTitles } from "@shanhai/store/title-search";
import type { Platform } from "../platform.ts";

export async function find({ scope, input }: Request<typeof contract.search>, platform: Platform): Promise<Found> {
  const table = platform.open(scope);
  const { text } = input.query;
  const [people, { orders, enterprises }] = await Promise.all([
    searchCandidates(table, queryOf(text), { limit: MOST_FOUND }),
    searchTitles(table, text, MOST_FOUND),
  ]);
  return {
    people: people.items.map(({ candidateId, name, phone, occupation }) => ({
      ...{ candidateId, name, phone: phone && maskPhone(phone), occupation },
    })),
    orders: orders.map(({ orderId, title, enterpriseName, status }) => ({ orderId, title, enterpriseName, status })),
    enterprises: enterprises.map(({ enterpriseId, name }) => ({ enterpriseId, name })),
  };
}
