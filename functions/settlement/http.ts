import { STATEMENT_WORDS } from "@shanhai/contract/problems/statement";
import * as contract from "@shanhai/contract/statement";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import { draft } from "./draft.ts";
import * as statement from "./statement.ts";

const routes = [
  serve(contract.createStatement, draft),
  serve(contract.listStatements, statement.list),
  serve(contract.getStatement, statement.get),
  serve(contract.listStatementLines, statement.listLines),
  serve(contract.transitStatement, statement.transit),
  serve(contract.deleteStatement, statement.remove),
  serve(contract.exportStatement, statement.exportFile),
];

export const create = (platform: Platform) => handle(routes, STATEMENT_WORDS, platform);
export const handler = create(awsPlatform());
