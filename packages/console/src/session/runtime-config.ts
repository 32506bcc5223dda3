/** Where people sign in; the host writes it, so that one build serves every deployment. */
export interface RuntimeConfig {
  issuer: string;
  clientId: string;
  /** Asked for as the token's audience, where the issuer knows resource indicators (RFC 8707). */
  audience?: string;
}

export async function loadRuntimeConfig(): Promise<RuntimeConfig> {
  const response = await fetch("/config.json", { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const config = (await response.json()) as Partial<RuntimeConfig>;
  if (typeof config.issuer !== "string" || typeof config.clientId !== "string")
    throw new Error("config.json: issuer, clientId");
  return { issuer: config.issuer, clientId: config.clientId, audience: config.audience };
}
