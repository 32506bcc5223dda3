import { VISITOR_PREFIXES } from "@shanhai/contract/visitor-routes";
import {
  CfnOutput,
  Duration,
  ReferenceStrength,
  RemovalPolicy,
  Stack,
  type StackProps,
  Validations,
} from "aws-cdk-lib";
import { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  type DistributionProps,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type ICachePolicy,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { BucketDeployment } from "aws-cdk-lib/aws-s3-deployment";
import type { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import { acknowledgeDeployment } from "./deployment-findings.ts";
import { securityHeaders } from "./security-headers.ts";
import { siteFiles } from "./site-files.ts";
import { isChina, type Stage } from "./stage.ts";

/** Addresses of the console's router carry no file name; they are all the one page. */
const TO_THE_PAGE = `function handler(event) {
  var request = event.request;
  if (request.uri.split("/").pop().indexOf(".") === -1) request.uri = "/index.html";
  return request;
}`;

/** Requests for an agency with functions of its own go there, whatever the rest of the origin's settings. */
const toOwnApi = (apis: Record<string, string>) => `import cf from "cloudfront";
var own = ${JSON.stringify(apis)};
function handler(event) {
  var wanted = event.request.headers["x-organisation"];
  if (wanted && Object.prototype.hasOwnProperty.call(own, wanted.value))
    cf.updateRequestOrigin({ domainName: own[wanted.value] });
  return event.request;
}`;

interface WebStackProps extends StackProps {
  stage: Stage;
  data: DataStack;
  webAclArn?: string;
}

/**
 * One origin for browsers: the console from S3, the API behind the same address. The HTTP API itself begins here, without
 * routes: the sign-in client has to know the console's address, and the functions the sign-in client.
 */
export class WebStack extends Stack {
  readonly api: HttpApi;
  /** Of the agencies that have functions of their own, by their ids. */
  readonly ownApis: Readonly<Record<string, HttpApi>>;
  readonly site: Bucket;
  /** Where the console is: `https://…`, no slash at the end. */
  readonly consoleUrl: string;

  constructor(scope: Construct, id: string, { stage, data, webAclArn, ...props }: WebStackProps) {
    super(scope, id, props);
    const createApi = (id: string, apiName: string) =>
      new HttpApi(this, id, { apiName, description: "Reached through CloudFront only", createDefaultStage: false });
    this.api = createApi("Api", `shanhai-${stage.name}`);
    this.ownApis = Object.fromEntries(
      stage.dedicated.map((id) => [id, createApi(`Api-${id}`, `shanhai-${stage.name}-${id}`)]),
    );
    this.site = new Bucket(this, "Site", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.site).acknowledge({
      id: "AwsSolutions-S1",
      reason: "Public files of the console; CloudFront, the only reader, keeps its own log.",
    });
    const distribution = isChina(stage) ? undefined : this.createDistribution(stage, data, webAclArn);
    this.consoleUrl = `https://${stage.domain?.name ?? distribution?.distributionDomainName}`;
    this.deploySite();
    new CfnOutput(this, "ConsoleUrl", { value: this.consoleUrl, description: "The console's address" });
    if (distribution) new CfnOutput(this, "DistributionDomain", { value: distribution.distributionDomainName });
    if (!distribution) this.nameWhatToFront();
  }

  private createDistribution(stage: Stage, data: DataStack, webAclArn: string | undefined): Distribution {
    const site = S3BucketOrigin.withOriginAccessControl(this.site);
    const api = new HttpOrigin(this.addressOf(this.api), {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      readTimeout: Duration.seconds(30),
      customHeaders: { "x-origin-verify": data.originSecret.secretValue.unsafeUnwrap() },
    });
    const toPage = new EdgeFunction(this, "ToThePage", {
      code: FunctionCode.fromInline(TO_THE_PAGE),
      runtime: FunctionRuntime.JS_2_0,
    });
    const toApi = stage.dedicated.length > 0 ? [this.toOwnApi()] : [];
    const headers = securityHeaders(this, stage, data.files);
    const fromSite = (responseHeadersPolicy: ResponseHeadersPolicy, cachePolicy: ICachePolicy): BehaviorOptions => ({
      origin: site,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy,
      responseHeadersPolicy,
      compress: true,
    });
    const distribution = new Distribution(this, "Distribution", {
      comment: `Shanhai ${stage.name}`,
      defaultRootObject: "index.html",
      defaultBehavior: {
        ...fromSite(headers.page, CachePolicy.CACHING_DISABLED),
        functionAssociations: [{ function: toPage, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        "/assets/*": fromSite(headers.hashed, CachePolicy.CACHING_OPTIMIZED),
        "/api/*": { ...fromApi(api, headers.page), functionAssociations: toApi },
        "/healthz": fromApi(api, headers.page),
        // Pages for people without an account are functions' answers too.
        ...Object.fromEntries(VISITOR_PREFIXES.map((prefix) => [`${prefix}/*`, fromApi(api, headers.page)])),
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      enableLogging: true,
      logBucket: this.createLogBucket(),
      webAclId: webAclArn && Stack.consumeReference(webAclArn, ReferenceStrength.WEAK),
      ...this.ownDomain(stage),
    });
    this.acknowledgeFindings(distribution, stage);
    return distribution;
  }

  private addressOf({ apiId }: HttpApi): string {
    return `${apiId}.execute-api.${this.region}.${this.urlSuffix}`;
  }

  /** Only what names its organisation: the rest, and visitors' pages, are answered by everybody's functions. */
  private toOwnApi() {
    const apis = Object.fromEntries(Object.entries(this.ownApis).map(([id, api]) => [id, this.addressOf(api)]));
    const edge = new EdgeFunction(this, "ToOwnApi", {
      code: FunctionCode.fromInline(toOwnApi(apis)),
      runtime: FunctionRuntime.JS_2_0,
    });
    return { function: edge, eventType: FunctionEventType.VIEWER_REQUEST };
  }

  private createLogBucket(): Bucket {
    const bucket = new Bucket(this, "AccessLogs", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // CloudFront delivers its logs by access control list.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(bucket).acknowledge({ id: "AwsSolutions-S1", reason: "It is the log; logging it would never end." });
    return bucket;
  }

  private ownDomain({ domain }: Stage): Partial<DistributionProps> {
    if (!domain) return {};
    const certificate = Certificate.fromCertificateArn(this, "Certificate", domain.certificate);
    return { domainNames: [domain.name], certificate, minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021 };
  }

  /** CloudFront in China has neither functions nor origin access control: there the operator's own front needs these. */
  private nameWhatToFront(): void {
    new CfnOutput(this, "SiteBucket", { value: this.site.bucketName, description: "Files of the console" });
    for (const [id, api] of Object.entries(this.ownApis)) {
      new CfnOutput(this, `ApiAddress${id.replace("_", "")}`, {
        value: api.apiEndpoint,
        description: `Where /api/* goes with the header X-Organisation: ${id}`,
      });
    }
    new CfnOutput(this, "ApiAddress", {
      value: this.api.apiEndpoint,
      description: `Where ${["/api", ...VISITOR_PREFIXES].map((prefix) => `${prefix}/*`).join(", ")} and /healthz go`,
    });
  }

  private deploySite(): void {
    new BucketDeployment(this, "Deployment", {
      destinationBucket: this.site,
      sources: [siteFiles()],
      // The sign-in settings come from the identity stack.
      exclude: ["config.json"],
    });
    acknowledgeDeployment(this, "<SiteE53D7754.Arn>");
  }

  private acknowledgeFindings(distribution: Distribution, { domain }: Stage): void {
    Validations.of(distribution).acknowledge({
      id: "AwsSolutions-CFR1",
      reason: "Agencies recruit, and their people travel, anywhere; access is by account.",
    });
    if (!domain) {
      Validations.of(distribution).acknowledge({
        id: "AwsSolutions-CFR4",
        reason: "CloudFront's own domain has a fixed policy; with -c domain, TLS 1.2 is the least.",
      });
    }
  }
}

function fromApi(origin: IOrigin, responseHeadersPolicy: ResponseHeadersPolicy): BehaviorOptions {
  return {
    origin,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // API Gateway finds its API by the host name, so the viewer's stays behind.
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy,
    compress: true,
  };
}
