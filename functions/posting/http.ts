import * as contract from "@shanhai/contract/posting";
import { ORDER_WORDS } from "@shanhai/contract/problems/order";
import { POSTING_WORDS } from "@shanhai/contract/problems/posting";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as board from "./board.ts";
import * as posting from "./posting.ts";

const routes = [
  serve(contract.checkPosting, posting.check),
  serve(contract.createPosting, posting.create),
  serve(contract.listPostings, posting.list),
  serve(contract.getPosting, posting.get),
  serve(contract.updatePosting, posting.update),
  serve(contract.transitPosting, posting.transit),
  serve(contract.listBoard, board.list),
  serve(contract.listBoardCities, board.listCities),
];

export const create = (platform: Platform) => handle(routes, { ...ORDER_WORDS, ...POSTING_WORDS }, platform);
export const handler = create(awsPlatform());
