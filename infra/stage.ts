import { AgencyId } from "@shanhai/contract/scalar";

/** An OIDC issuer that exists already: the choice for AWS China regions, which have no Cognito user pools. */
export interface ExternalIssuer {
  issuer: string;
  audience: string;
  clientId: string;
  jwksUri: string;
}

/** One deployment of everything, read from CDK's context (`-c name=value`). */
export interface Stage {
  name: "dev" | "prod";
  region: string;
  account?: string;
  /** The console's own domain, and its ACM certificate of us-east-1 (none in China, where CloudFront is not used). */
  domain?: { name: string; certificate: string };
  issuer?: ExternalIssuer;
  /** Who is told of alarms and of the budget. */
  alarmEmail?: string;
  /** Names the secret that says how text messages are sent; without one, none are. */
  smsSecret?: string;
  /** Which model of Amazon Bedrock drafts scores: its id, or an inference profile's ARN; without one, nothing does. */
  assistantModel?: string;
  /** A table that was restored, and takes the place of the one that the stack made. */
  restored?: { tableArn: string; tableStreamArn: string };
  /** US dollars a month. */
  budget: number;
  /** Agencies of the dedicated tier: each has a table, queues and functions of its own. */
  dedicated: readonly string[];
  /** Agencies whose own tables are there, to be moved into; nothing uses them yet. */
  preparing: readonly string[];
}

export type ReadContext = (name: string) => unknown;

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function httpsAddress(name: string, value: string): string {
  if (!URL.canParse(value) || new URL(value).protocol !== "https:")
    throw new Error(`-c ${name} must be an https:// address`);
  return value;
}

function issuerOf(read: ReadContext): ExternalIssuer | undefined {
  const issuer = text(read("issuer"));
  if (!issuer) return undefined;
  const audience = text(read("audience"));
  if (!audience)
    throw new Error("-c issuer needs -c audience: the audience of the issuer's access tokens for this API");
  return {
    issuer: httpsAddress("issuer", issuer),
    audience,
    clientId: text(read("clientId")) ?? audience,
    jwksUri: httpsAddress("jwks", text(read("jwks")) ?? `${issuer.replace(/\/$/, "")}/.well-known/jwks.json`),
  };
}

function domainOf(read: ReadContext, region: string): Stage["domain"] {
  const name = text(read("domain"));
  const certificate = text(read("certificate")) ?? "";
  if (name && !certificate && !region.startsWith("cn-")) throw new Error("-c domain needs -c certificate");
  return name ? { name, certificate } : undefined;
}

/** Agencies' ids, separated by commas. */
function agenciesIn(read: ReadContext, name: string): readonly string[] {
  const ids = text(read(name))?.split(",") ?? [];
  const wrong = ids.find((id) => !AgencyId.safeParse(id).success);
  if (wrong !== undefined) throw new Error(`-c ${name} names agencies by their ids, and ${wrong} is none`);
  return ids;
}

/** A model by its id or ARN: it becomes the resource of a policy, and so may have no wildcard in it. */
function modelIn(read: ReadContext): string | undefined {
  const model = text(read("assistantModel"));
  if (model && !/^[\w.:/-]+$/.test(model)) throw new Error("-c assistantModel is a model's id or ARN");
  return model;
}

function restoredOf(read: ReadContext): Stage["restored"] {
  const [tableArn, tableStreamArn] = [text(read("table")), text(read("tableStream"))];
  if (!tableArn && !tableStreamArn) return undefined;
  if (!tableArn || !tableStreamArn?.startsWith(`${tableArn}/stream/`))
    throw new Error("-c table and -c tableStream name a restored table by its ARN and its stream's");
  return { tableArn, tableStreamArn };
}

/** The stage that the context describes. Throws with what to add where it is incomplete. */
export function readStage(read: ReadContext): Stage {
  const name = text(read("stage")) ?? "dev";
  if (name !== "dev" && name !== "prod") throw new Error("-c stage is dev or prod");
  const region = text(read("region")) ?? "ap-southeast-1";
  const stage: Stage = {
    name,
    region,
    account: text(read("account")) ?? process.env.CDK_DEFAULT_ACCOUNT,
    domain: domainOf(read, region),
    issuer: issuerOf(read),
    alarmEmail: text(read("alarmEmail")),
    smsSecret: text(read("smsSecret")),
    assistantModel: modelIn(read),
    restored: restoredOf(read),
    budget: Number(read("budget") ?? 100),
    dedicated: agenciesIn(read, "dedicated"),
    preparing: agenciesIn(read, "preparing"),
  };
  if (isChina(stage) && !stage.issuer) {
    throw new Error(`${region} has no Cognito user pools: name an OIDC issuer with -c issuer=https://… -c audience=…`);
  }
  if (isChina(stage) && !stage.domain) {
    throw new Error(`CloudFront in ${region} lacks what the console needs: name your own front with -c domain=…`);
  }
  return stage;
}

/** AWS's China partition: other endpoints, no Cognito, a smaller CloudFront without a firewall, no budgets. */
export function isChina({ region }: Stage): boolean {
  return region.startsWith("cn-");
}
