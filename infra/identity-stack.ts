import { Aws, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  UserPool,
} from "aws-cdk-lib/aws-cognito";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { BucketDeployment, Source } from "aws-cdk-lib/aws-s3-deployment";
import type { Construct } from "constructs";
import { acknowledgeDeployment } from "./deployment-findings.ts";
import type { Stage } from "./stage.ts";

/** Who signs tokens, as the functions and the console are told. */
export interface Issuer {
  url: string;
  audience: string;
  clientId: string;
  jwksUri: string;
}

/** The sign-in pages' host name is shared by the whole region, so the account is in it. */
const signInHost = (stack: Stack, stage: Stage) => `shanhai-${stage.name}-${stack.account}`;

/** Origins that the console talks to while signing in. */
export function signInOrigins(stack: Stack, stage: Stage): string[] {
  if (stage.issuer) return [...new Set([stage.issuer.issuer, stage.issuer.jwksUri].map((url) => new URL(url).origin))];
  return [
    `https://cognito-idp.${stack.region}.${Aws.URL_SUFFIX}`,
    `https://${signInHost(stack, stage)}.auth.${stack.region}.amazoncognito.com`,
  ];
}

interface IdentityStackProps extends StackProps {
  stage: Stage;
  /** Where the console's files are. */
  site: Bucket;
  consoleUrl: string;
}

/** Sign-in: a Cognito user pool, or the issuer that the context names. Nothing outside this file knows Cognito. */
export class IdentityStack extends Stack {
  readonly issuer: Issuer;

  constructor(scope: Construct, id: string, { stage, site, consoleUrl, ...props }: IdentityStackProps) {
    super(scope, id, props);
    this.issuer = stage.issuer ? { url: stage.issuer.issuer, ...stage.issuer } : this.createIssuer(stage, consoleUrl);
    const { url, clientId, audience } = this.issuer;
    // Cognito knows no audience; asking for one would fail the sign-in.
    const settings = { issuer: url, clientId, ...(stage.issuer ? { audience } : {}) };
    new BucketDeployment(this, "ConsoleSettings", {
      destinationBucket: site,
      sources: [Source.jsonData("config.json", settings)],
      prune: false,
    });
    acknowledgeDeployment(this, `${Stack.of(site).stackName}:ExportsOutputFnGetAttSiteE53D7754ArnEE3E64EC`);
    new CfnOutput(this, "Issuer", { value: url, description: "OIDC issuer" });
    new CfnOutput(this, "ClientId", { value: clientId, description: "The console's client at the issuer" });
  }

  private createIssuer(stage: Stage, consoleUrl: string): Issuer {
    const pool = new UserPool(this, "People", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      keepOriginal: { email: true },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: "AwsSolutions-COG2",
      reason: "Recruiters share rooms and change phones: a second factor is offered to all and forced on nobody yet.",
    });
    pool.addDomain("SignIn", {
      cognitoDomain: { domainPrefix: signInHost(this, stage) },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    const client = pool.addClient("Console", {
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${consoleUrl}/signed-in`],
        logoutUrls: [`${consoleUrl}/`],
      },
      accessTokenValidity: Duration.minutes(30),
      idTokenValidity: Duration.minutes(30),
      refreshTokenValidity: Duration.days(7),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
    new CfnManagedLoginBranding(this, "SignInPages", {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    const url = pool.userPoolProviderUrl;
    const clientId = client.userPoolClientId;
    return { url, clientId, audience: clientId, jwksUri: `${url}/.well-known/jwks.json` };
  }
}
