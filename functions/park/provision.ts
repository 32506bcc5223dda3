import { Email } from "@shanhai/contract/invitation";
import { DivisionCode, ParkId, text } from "@shanhai/contract/scalar";
import { createPark } from "@shanhai/domain/park";
import { insertPark } from "@shanhai/store/park";
import { mintParkScope } from "@shanhai/tenancy/mint";
import * as z from "zod/mini";
import { backgroundAct } from "../background-act.ts";
import { invite } from "../invite.ts";
import { observed } from "../observed.ts";
import type { Platform } from "../platform.ts";
import { awsPlatform } from "../platform-aws.ts";

const Provision = z.object({ name: text(100), division: DivisionCode, administratorEmail: Email });

/**
 * Opens a park and invites its first administrator. No route leads here: an operator invokes the function. Throws a
 * ZodError that names the field when the input is wrong.
 */
export function create(platform: Platform) {
  return observed(platform, "provision", async (event: unknown) => {
    const { administratorEmail, ...input } = Provision.parse(event);
    const act = backgroundAct(platform, "provisionPark");
    const scope = mintParkScope(act.newId("prk"));
    const park = await insertPark(platform.open(scope), act, createPark(ParkId.parse(scope.id), input));
    const organisation = { id: park.parkId, name: park.name, kind: "park" as const };
    const invitation = await invite(platform, scope, act, organisation, {
      email: administratorEmail,
      role: "administrator",
    });
    return { parkId: park.parkId, invitation: { token: invitation.token, path: invitation.path } };
  });
}

export const handler = create(awsPlatform());
