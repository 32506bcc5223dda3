import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerItemsScope, TenantItemsScope } from "@shanhai/tenancy/scope";
import { dataKeyKey } from "./keys/owner.ts";
import { getRecord, type Table, unlessRefused } from "./table.ts";

/** A tenant's or partner's data key as kept: encrypted by a key that never leaves the key service; worthless to whoever reads the table. */
export interface DataKey {
  /** Base64. */
  encrypted: string;
}

type DataKeyTable = Omit<Table<TenantItemsScope | PartnerItemsScope>, "keys">;

export async function getDataKey(table: DataKeyTable): Promise<DataKey | undefined> {
  return getRecord(table as Table<TenantItemsScope | PartnerItemsScope>, dataKeyKey(table.scope));
}

/** Keeps an owner's first data key; false when somebody else was faster, whose key counts. */
export async function insertDataKey(table: DataKeyTable, record: DataKey): Promise<boolean> {
  return unlessRefused(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...dataKeyKey(table.scope), ...record },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    ),
  );
}
