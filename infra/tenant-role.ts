import { dedicatedTable, TABLE } from "@shanhai/store/schema";
import { Stack, Validations } from "aws-cdk-lib";
import type { ITable } from "aws-cdk-lib/aws-dynamodb";
import { ArnPrincipal, CompositePrincipal, Effect, PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { ContextFunction } from "./context-function.ts";

export const SCOPE_KINDS = ["tenant", "park", "partner", "member", "shared", "sweep", "walk"] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

interface Owned {
  tag: "tenantId" | "parkId" | "partnerId";
  /** What the tag's value must look like for the role to be assumed. */
  ids: string;
  prefix: string;
  /** It has files, under its id. */
  files?: true;
}

const TENANT: Owned = { tag: "tenantId", ids: "agn_*", prefix: "T#", files: true };
/** Kinds of scope that belong to one owner, named by the session's tag. */
const OWNED: Partial<Record<ScopeKind, Owned>> = {
  tenant: TENANT,
  sweep: TENANT,
  park: { tag: "parkId", ids: "prk_*", prefix: "P#", files: true },
  partner: { tag: "partnerId", ids: "ptn_*", prefix: "N#" },
};
/** Keys of what belongs to no owner. */
const COMMON: Partial<Record<ScopeKind, string>> = { member: "U#*", shared: "S#*", walk: "W#*" };

const READ_AND_WRITE = [
  "GetItem",
  "BatchGetItem",
  "Query",
  "PutItem",
  "UpdateItem",
  "DeleteItem",
  "ConditionCheckItem",
  "BatchWriteItem",
].map((action) => `dynamodb:${action}`);

/**
 * Keys that a call names must all be like the pattern, and there must be some: `ForAllValues` alone is true of none, and
 * so of a Scan. The tag must be an id of the right kind, because audits of all owners begin alike.
 */
const leadingKeys = (pattern: string, owned: Owned | undefined) => ({
  "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [pattern] },
  Null: { "dynamodb:LeadingKeys": "false" },
  ...(owned ? { StringLike: { [`aws:PrincipalTag/${owned.tag}`]: owned.ids } } : {}),
});

/** Where an owner's files are: what is forgotten after a month, and what is kept for good. */
const FOLDERS = ["", "kept/"];

/** The bucket's ARN as cdk-nag writes it. */
const FILES_EXPORT = "ExportsOutputFnGetAttFiles8E6940B8ArnD8EE6C03";

export interface ScopeRoleProps {
  kind: ScopeKind;
  /** The only agency that the functions may act for, where they are one agency's own. */
  only?: string | undefined;
  /** Agencies with a table of their own. */
  dedicated: readonly string[];
  /** The common table. */
  /** The functions that may act for a scope of this kind. */
  assumedBy: readonly ContextFunction[];
  table: ITable;
  key: Key;
  /** What encrypts an owner's data key. */
  sealKey: Key;
  /** Where an owner's files are, under its id. */
  files: Bucket;
}

/**
 * The role that reaches one owner's items: whose, the session's tag says. It is the only way to the table for a request;
 * a forgotten or mistaken scope is refused by AWS, whatever the code does.
 */
export class ScopeRole extends Construct {
  readonly role: Role;

  constructor(
    scope: Construct,
    id: string,
    { kind, only, dedicated, assumedBy, table, key, sealKey, files }: ScopeRoleProps,
  ) {
    super(scope, id);
    const owned = OWNED[kind];
    const callers = assumedBy.map(({ role }) => new ArnPrincipal(role.roleArn));
    const conditions = owned && {
      StringLike: { [`aws:RequestTag/${owned.tag}`]: owned === TENANT ? (only ?? owned.ids) : owned.ids },
      "ForAllValues:StringEquals": { "aws:TagKeys": [owned.tag] },
    };
    this.role = new Role(this, "Role", {
      description: `Items of one ${kind}`,
      assumedBy: new CompositePrincipal(
        ...callers.map((caller) => (conditions ? caller.withConditions(conditions).withSessionTags() : caller)),
      ),
    });
    this.allowKey(key, owned?.files ? ["dynamodb", "s3"] : ["dynamodb"]);
    const tables = [table.tableArn];
    // The agency's own table, should it have one: its name ends with the id in the session's tag.
    if (owned === TENANT) tables.push(dedicatedTable(table.tableArn, `\${aws:PrincipalTag/${TENANT.tag}}`));
    if (kind === "sweep") this.allowSweep(tables, files);
    else this.allowTable(tables, owned, COMMON[kind]);
    if (kind === "walk") this.allowWalk([...tables, ...dedicated.map((id) => dedicatedTable(table.tableArn, id))]);
    if (owned?.files && kind !== "sweep") this.allowFiles(files, owned);
    if (owned && (kind === "tenant" || kind === "partner")) this.allowDataKey(sealKey, owned);
    for (const { function: lambda, role } of assumedBy) {
      lambda.addEnvironment(`SHANHAI_${kind.toUpperCase()}_ROLE`, this.role.roleArn);
      role.addToPolicy(
        new PolicyStatement({
          actions: owned ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"],
          resources: [this.role.roleArn],
        }),
      );
    }
  }

  /**
   * Erasing: the keys of all items may be looked at, and nothing else of any; what is removed is the tagged tenant's own,
   * items and files alike.
   */
  private allowSweep(tables: readonly string[], files: Bucket): void {
    const { tag, ids, prefix } = TENANT;
    const owner = `\${aws:PrincipalTag/${tag}}`;
    const folders = FOLDERS.map((place) => `${place}${owner}/*`);
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "KeysOfAllItems",
        actions: ["dynamodb:Scan"],
        resources: [...tables],
        conditions: {
          "ForAllValues:StringEquals": { "dynamodb:Attributes": [TABLE.partitionKey, TABLE.sortKey] },
          StringEquals: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
        },
      }),
    );
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "RemoveOwnItems",
        actions: ["dynamodb:BatchWriteItem"],
        resources: [...tables],
        conditions: leadingKeys(`${prefix}${owner}#*`, TENANT),
      }),
    );
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "ListOwnFiles",
        actions: ["s3:ListBucket"],
        resources: [files.bucketArn],
        conditions: { StringLike: { "s3:prefix": folders, [`aws:PrincipalTag/${tag}`]: ids } },
      }),
    );
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "RemoveOwnFiles",
        actions: ["s3:DeleteObject"],
        resources: folders.map((folder) => files.arnForObjects(folder)),
        conditions: { StringLike: { [`aws:PrincipalTag/${tag}`]: ids } },
      }),
    );
    this.acknowledgeFolders(files, TENANT);
  }

  /** Walking: every item may be read; what is written is how far the walk has come. */
  private allowWalk(resources: string[]): void {
    this.role.addToPolicy(new PolicyStatement({ sid: "AllItems", actions: ["dynamodb:Scan"], resources }));
  }

  private allowTable(tables: readonly string[], owned: Owned | undefined, common: string | undefined): void {
    const resources = tables.flatMap((arn) => [
      arn,
      ...Object.values(TABLE.indexes).map(({ name }) => `${arn}/index/${name}`),
    ]);
    const owner = owned && `\${aws:PrincipalTag/${owned.tag}}`;
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "OwnItems",
        actions: READ_AND_WRITE,
        resources,
        conditions: leadingKeys(owned ? `${owned.prefix}${owner}#*` : (common ?? ""), owned),
      }),
    );
    if (!owned) return;
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "OwnAudit",
        actions: ["dynamodb:PutItem", "dynamodb:Query"],
        resources: [...tables],
        conditions: leadingKeys(`A#${owner}#*`, owned),
      }),
    );
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "AuditIsOnlyAddedTo",
        effect: Effect.DENY,
        actions: ["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"],
        resources: [...tables],
        conditions: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["A#*"] } },
      }),
    );
  }

  /** The key decrypts for whoever may read the item or file, through the service that keeps it and in no other way. */
  private allowKey(key: Key, services: readonly string[]): void {
    const { region, urlSuffix } = Stack.of(this);
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "KeyThroughItsServices",
        actions: [
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ],
        resources: [key.keyArn],
        conditions: { StringEquals: { "kms:ViaService": services.map((name) => `${name}.${region}.${urlSuffix}`) } },
      }),
    );
  }

  /** A data key is made and decrypted for the owner that the session's tag names: KMS compares the encryption context. */
  private allowDataKey(key: Key, { tag, ids }: Owned): void {
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "OwnDataKey",
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: [key.keyArn],
        conditions: {
          StringEquals: { [`kms:EncryptionContext:${tag}`]: `\${aws:PrincipalTag/${tag}}` },
          StringLike: { [`aws:PrincipalTag/${tag}`]: ids },
        },
      }),
    );
  }

  private allowFiles(files: Bucket, owned: Owned): void {
    const { tag, ids } = owned;
    const folders = FOLDERS.map((place) => `${place}\${aws:PrincipalTag/${tag}}/*`);
    this.role.addToPolicy(
      new PolicyStatement({
        sid: "OwnFiles",
        actions: ["s3:GetObject", "s3:PutObject"],
        resources: folders.map((folder) => files.arnForObjects(folder)),
        conditions: { StringLike: { [`aws:PrincipalTag/${tag}`]: ids } },
      }),
    );
    this.acknowledgeFolders(files, owned);
  }

  private acknowledgeFolders(files: Bucket, { tag }: Owned): void {
    for (const place of FOLDERS) {
      Validations.of(this.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${Stack.of(files).stackName}:${FILES_EXPORT}/${place}<aws:PrincipalTag/${tag}>/*]`,
        reason: "All files of the owner that the session's tag names, and of no other.",
      });
    }
  }
}
