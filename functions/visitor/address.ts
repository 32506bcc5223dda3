interface FromSomewhere {
  headers: Readonly<Record<string, string | undefined>>;
  requestContext: { http?: { sourceIp?: string } };
}

/** Of IPv6 the network: one phone has as many addresses in it as it likes. */
const networkOf = (address: string) => (address.includes(":") ? address.split(":").slice(0, 4).join(":") : address);

/**
 * Whose request it is. Behind a front the last hop is the front's own, and the one before is whom the front saw; what stands
 * earlier in the header was written by the visitor. Without a front, nobody wrote it but the visitor.
 */
export function addressOf({ headers, requestContext }: FromSomewhere, behindFront: boolean): string {
  const direct = requestContext.http?.sourceIp ?? "";
  const hops = (behindFront ? (headers["x-forwarded-for"] ?? "") : "").split(",").map((hop) => hop.trim());
  if (hops.at(-1) === direct) hops.pop();
  return networkOf(hops.at(-1) || direct);
}
