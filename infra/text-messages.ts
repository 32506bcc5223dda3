import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { Stage } from "./stage.ts";

/** Settings of functions that have to do with text messages; empty where nobody sends any. */
export interface TextMessages {
  /** That there is a sender at all: for pages that lead to it. */
  exist: Record<string, string>;
  /** How they are sent: a secret that an operator made, among the functions' settings like the others. */
  sending: Record<string, string>;
}

export function textMessages(scope: Construct, { smsSecret }: Stage): TextMessages {
  if (!smsSecret) return { exist: {}, sending: {} };
  const exist = { SHANHAI_SMS_SENDER: "aliyun" };
  const secret = Secret.fromSecretNameV2(scope, "Sms", smsSecret).secretValue.unsafeUnwrap();
  return { exist, sending: { ...exist, SHANHAI_SMS: secret } };
}
