import type { Scope } from "@shanhai/tenancy/scope";
import type { AwsCredentialIdentity } from "@smithy/types";
import { environmentCredentials } from "./environment-credentials.ts";
import { sendSigned } from "./signed-request.ts";

export interface AssumeScope {
  scope: Scope;
  /** ARN of the role for scopes of this kind. */
  role: string;
  region: string;
  /** Where STS answers. */
  endpoint: string;
}

/** The session tag that the role's policy compares leading keys with. */
const TAG = {
  tenant: "tenantId",
  sweep: "tenantId",
  park: "parkId",
  partner: "partnerId",
  member: undefined,
  shared: undefined,
  walk: undefined,
} as const;

/** Roles assumed by a role last an hour at most. */
const SESSION_SECONDS = 3600;

function element(xml: string, name: string): string {
  const value = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
  if (!value) throw new Error(`STS answered without ${name}`);
  return value;
}

/** Assumes the scope's role with the scope's id as session tag: the credentials reach that owner's keys and no others. */
export async function assumeScope({ scope, role, region, endpoint }: AssumeScope): Promise<AwsCredentialIdentity> {
  const form = new URLSearchParams({
    Action: "AssumeRole",
    Version: "2011-06-15",
    RoleArn: role,
    RoleSessionName: scope.id,
    DurationSeconds: String(SESSION_SECONDS),
  });
  const tag = TAG[scope.kind];
  if (tag) {
    form.set("Tags.member.1.Key", tag);
    form.set("Tags.member.1.Value", scope.id);
  }
  const { status, body } = await sendSigned(
    { service: "sts", region, credentials: environmentCredentials() },
    {
      method: "POST",
      url: new URL(endpoint),
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    },
  );
  const xml = Buffer.from(body).toString();
  if (status !== 200)
    throw new Error(`STS refused the ${scope.kind} role: ${status} ${/<Code>(\w+)/.exec(xml)?.[1] ?? ""}`);
  return {
    accessKeyId: element(xml, "AccessKeyId"),
    secretAccessKey: element(xml, "SecretAccessKey"),
    sessionToken: element(xml, "SessionToken"),
    expiration: new Date(element(xml, "Expiration")),
  };
}
