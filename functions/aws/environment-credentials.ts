import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";

/** The function's own credentials, from where Lambda puts them. Lambda replaces the process before they expire. */
export function environmentCredentials(): AwsCredentialIdentity {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set");
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken: AWS_SESSION_TOKEN };
}

/** Stands in for the SDK's provider chain in bundles (see `bundle.ts`), under the name that the SDK imports. */
export function defaultProvider(): AwsCredentialIdentityProvider {
  return () => Promise.resolve(environmentCredentials());
}
