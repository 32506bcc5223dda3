import type { Page } from "@shanhai/contract/endpoint";
import { maskPhone, normalisePhone } from "@shanhai/contract/identity";
import type * as contract from "@shanhai/contract/search";
import { type Found, MOST_FOUND } from "@shanhai/contract/search";
import type { CandidateRecord } from "@shanhai/domain/candidate";
import type { Request } from "@shanhai/http/serve";
import { searchCandidates } from "@shanhai/store/candidate-search";
import type { Table } from "@shanhai/store/table";
import { searchTitles } from "@shanhai/store/title-search";
import type { TenantScope } from "@shanhai/tenancy/scope";
import type { Platform } from "../platform.ts";

/** Of a phone the last four digits are asked for: the whole of it is nothing for an address. */
function findPeople(table: Table<TenantScope>, text: string): Promise<Page<CandidateRecord>> {
  const phoneLast4 = normalisePhone(text)?.slice(-4) ?? (/^\d{4}$/.test(text) ? text : undefined);
  return searchCandidates(table, phoneLast4 ? { phoneLast4 } : { name: text }, { limit: MOST_FOUND });
}

export async function find({ scope, input }: Request<typeof contract.search>, platform: Platform): Promise<Found> {
  const table = platform.open(scope);
  const { text } = input.query;
  const [people, { orders, enterprises }] = await Promise.all([
    findPeople(table, text),
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
