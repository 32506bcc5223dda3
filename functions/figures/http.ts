import * as figuresContract from "@shanhai/contract/figures";
import * as figuresFileContract from "@shanhai/contract/figures-file";
import * as filingContract from "@shanhai/contract/filing";
import * as funnelContract from "@shanhai/contract/funnel";
import { FILING_WORDS } from "@shanhai/contract/problems/filing";
import * as usageContract from "@shanhai/contract/usage";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as figures from "./figures.ts";
import * as figuresFile from "./figures-file.ts";
import * as filing from "./filing.ts";
import * as funnel from "./funnel.ts";
import * as usage from "./usage.ts";

const routes = [
  serve(filingContract.createFiling, filing.create),
  serve(filingContract.listFilings, filing.list),
  serve(filingContract.getFiling, filing.get),
  serve(filingContract.correctFiling, filing.correct),
  serve(filingContract.withdrawFiling, filing.withdraw),
  serve(filingContract.listDueFilings, filing.listDue),
  serve(filingContract.listParkFilings, filing.listOfPark),
  serve(figuresContract.getFigures, figures.get),
  serve(figuresContract.getRanking, figures.rank),
  serve(figuresFileContract.getFiguresFile, figuresFile.get),
  serve(funnelContract.getFunnel, funnel.get),
  serve(funnelContract.getFunnelFile, funnel.getFile),
  serve(usageContract.getUsage, usage.get),
  serve(usageContract.getUsageFile, usage.getFile),
  serve(usageContract.getOwnUsage, usage.getOwn),
];

export const create = (platform: Platform) => handle(routes, FILING_WORDS, platform);
export const handler = create(awsPlatform());
