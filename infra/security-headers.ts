import { Duration, Stack } from "aws-cdk-lib";
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from "aws-cdk-lib/aws-cloudfront";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { signInOrigins } from "./identity-stack.ts";
import type { Stage } from "./stage.ts";

/** What browsers are told: `page` for what is asked for anew each time, `hashed` for files that never change. */
export function securityHeaders(scope: Construct, stage: Stage, files: Bucket) {
  const directives = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    // Ant Design and Swagger UI write their styles while they run.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'", "data:"],
    // Files go straight to S3; sign-in talks to the issuer.
    "connect-src": ["'self'", `https://${files.bucketRegionalDomainName}`, ...signInOrigins(Stack.of(scope), stage)],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    // A form without script sends its file there too.
    "form-action": ["'self'", `https://${files.bucketRegionalDomainName}`],
    "object-src": ["'none'"],
  };
  const contentSecurityPolicy = Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
  const securityHeadersBehavior: ResponseSecurityHeadersBehavior = {
    contentSecurityPolicy: { contentSecurityPolicy, override: true },
    contentTypeOptions: { override: true },
    frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
    // The invitation's secret is in its address.
    referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
    strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
  };
  const cacheControl = (value: string, override: boolean) => ({
    customHeaders: [{ header: "Cache-Control", value, override }],
  });
  return {
    // The API says `no-store` itself; what says nothing is asked for again.
    page: new ResponseHeadersPolicy(scope, "PageHeaders", {
      securityHeadersBehavior,
      customHeadersBehavior: cacheControl("no-cache", false),
    }),
    hashed: new ResponseHeadersPolicy(scope, "HashedHeaders", {
      securityHeadersBehavior,
      customHeadersBehavior: cacheControl("public, max-age=31536000, immutable", true),
    }),
  };
}
