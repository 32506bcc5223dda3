import type { InputOf } from "@shanhai/contract/endpoint";
import { createIntention } from "@shanhai/contract/intention";
import { useQueryClient } from "@tanstack/react-query";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { call } from "../session/api.ts";
import { useSendQueue } from "../session/send-queue.ts";
import { useToast } from "../shell/toasts.tsx";
import { refreshIntentions } from "./refresh-intentions.ts";

export type IntentionBody = InputOf<typeof createIntention, "body">;

/**
 * Who was written down in a village without a network: kept on the device, sent once. One that is refused stays, with the
 * reason, until somebody has read that: nobody can ask the person again.
 */
export function useIntentionQueue(organisationId: string) {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  return useSendQueue<IntentionBody, { posting?: string | undefined; intention: { name: string } }>(
    `shanhai.intentions:${organisationId}`,
    {
      send: ({ key, body }) => call(createIntention, { body, idempotencyKey: key }),
      onSent: ({ posting, intention }) => {
        if (posting === "closed") toast({ text: t("intentions.closed", intention), tone: "bad" });
        refreshIntentions(queries);
      },
      onRefused: (error) => problemText(error, t("problem.network")),
    },
  );
}
