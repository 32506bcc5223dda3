import * as contract from "@shanhai/contract/allocation";
import { ALLOCATION_WORDS } from "@shanhai/contract/problems/allocation";
import { serve } from "@shanhai/http/serve";
import { handle } from "../entrance.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";
import * as allocation from "./allocation.ts";

const routes = [
  serve(contract.createAllocation, allocation.create),
  serve(contract.listAllocations, allocation.list),
  serve(contract.getAllocation, allocation.get),
  serve(contract.listAllocationPositions, allocation.listPositions),
  serve(contract.listAllocationRows, allocation.listRows),
  serve(contract.cancelAllocation, allocation.cancel),
  serve(contract.applyAllocation, allocation.apply),
  serve(contract.undoAllocation, allocation.undo),
];

export const create = (platform: Platform) => handle(routes, ALLOCATION_WORDS, platform);
export const handler = create(awsPlatform());
