import type { ServerResponse } from "node:http";

/** A form without script sends its file to our one name, whichever of this machine's names its page was opened by. */
const contentSecurityPolicy = (port: number | undefined) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' http://localhost:${port}`,
  ].join("; ");

/** What every answer carries, as CloudFront adds it in AWS; a function's own header takes precedence. */
export function addSecurityHeaders(response: ServerResponse): void {
  response.setHeader("content-security-policy", contentSecurityPolicy(response.socket?.localPort));
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "no-referrer");
}
