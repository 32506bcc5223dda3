import { AppError } from "@shanhai/domain/app-error";
import type { Drafted } from "@shanhai/domain/score-draft";
import type { AwsCredentialIdentity } from "@smithy/types";
import type { Assistant } from "../assistant-platform.ts";
import { sendSigned } from "./signed-request.ts";

export interface BedrockOptions {
  region: string;
  /** Where Bedrock's runtime answers. */
  endpoint: string;
  /** A model's id, or an inference profile's ARN; none where a deployment has no assistant. */
  model: string | undefined;
  credentials(): AwsCredentialIdentity;
}

/** Three short quotes and a digit. */
const MOST_TOKENS = 600;

interface Converse {
  output?: { message?: { content?: readonly { text?: string }[] } };
}

/** The object that a model wrote, whatever it wrote around it. Throws `assistant.failed`. */
function readDraft(text: string): Drafted {
  try {
    const { score, quotes } = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
    if (typeof score !== "number" || !Array.isArray(quotes)) throw new TypeError("Not a draft");
    return { score, quotes: quotes.filter((quote): quote is string => typeof quote === "string") };
  } catch {
    throw new AppError("assistant.failed");
  }
}

/** What the model said; nothing where the answer is none of Bedrock's. */
function textOf(body: string): string {
  try {
    const { output } = JSON.parse(body) as Converse;
    return (output?.message?.content ?? []).map(({ text = "" }) => text).join("");
  } catch {
    return "";
  }
}

/**
 * A model of Amazon Bedrock by its Converse operation: one signed request, which every model with messages answers alike. It is
 * given no tools and nothing but the prompt, so that an answer that speaks to it reaches nothing.
 */
export function bedrockAssistant({ region, endpoint, model, credentials }: BedrockOptions): Assistant {
  return {
    model: () => model,
    async draft({ prompt }) {
      const { status, body } = await sendSigned(
        { service: "bedrock", region, credentials: credentials() },
        {
          method: "POST",
          url: new URL(`/model/${encodeURIComponent(model ?? "")}/converse`, endpoint),
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            messages: [{ role: "user", content: [{ text: prompt }] }],
            inferenceConfig: { maxTokens: MOST_TOKENS, temperature: 0 },
          }),
        },
      );
      if (status === 429 || status >= 500) throw new AppError("assistant.failed");
      // The model is not there, or may not be asked: an operator's to mend.
      if (status !== 200) throw new Error(`Bedrock answered ${status} to Converse`);
      return readDraft(textOf(Buffer.from(body).toString()));
    },
  };
}
