import * as agency from "../../../functions/agency/http.ts";
import * as authorizer from "../../../functions/authorizer/authorize.ts";
import * as imports from "../../../functions/imports/worker.ts";
import * as member from "../../../functions/member/http.ts";
import * as park from "../../../functions/park/http.ts";
import * as provision from "../../../functions/park/provision.ts";
import * as people from "../../../functions/people/http.ts";
import type { Platform } from "../../../functions/platform.ts";
import * as projections from "../../../functions/projections/stream.ts";
import * as open from "../../../functions/public/http.ts";
import * as quality from "../../../functions/quality/http.ts";
import type { GatewayFunctions } from "./gateway.ts";
import type { StreamFunction } from "./pump.ts";
import type { QueueFunction } from "./queue.ts";

export type Provision = ReturnType<typeof provision.create>;

/** Every Lambda function, as the laptop runs them. */
export interface Functions extends GatewayFunctions {
  project: StreamFunction;
  importRoster: QueueFunction;
  provision: Provision;
}

/** The functions that CDK deploys, made on one platform and run in this process. */
export function createFunctions(platform: Platform): Functions {
  return {
    authorize: authorizer.create(platform),
    http: {
      agency: agency.create(platform),
      member: member.create(platform),
      park: park.create(platform),
      people: people.create(platform),
      public: open.create(),
      quality: quality.create(platform),
    },
    project: projections.create(platform),
    importRoster: imports.create(platform),
    provision: provision.create(platform),
  };
}
