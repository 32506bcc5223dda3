import type { ImportKind } from "@shanhai/contract/import-field";
import { createImportJob, listImportJobs } from "@shanhai/contract/import-job";
import type { OrderId } from "@shanhai/contract/scalar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { act } from "../session/api.ts";
import { upload } from "../shell/upload.ts";

interface Uploading {
  fileName: string;
  /** 0 to 1. */
  share: number;
}

/** What the rows of a file are, and the order that positions go into. */
export interface ImportTarget {
  kind: ImportKind;
  orderId?: OrderId;
}

/** A file's way in: announced and uploaded; its own page then shows what importing it would do. */
export function useUpload(target: ImportTarget) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [uploading, setUploading] = useState<Uploading>();
  const stop = useRef<AbortController>(undefined);

  const send = useMutation({
    mutationFn: async (file: File) => {
      const controller = new AbortController();
      stop.current = controller;
      setUploading({ fileName: file.name, share: 0 });
      const job = await act(createImportJob, {
        body: { fileName: file.name, size: file.size, ...target },
        idempotencyKey: crypto.randomUUID(),
      });
      await upload(job.upload, file, (share) => setUploading({ fileName: file.name, share }), controller.signal);
      return job.importJobId;
    },
    onSuccess: (importJobId) => navigate(`/imports/${importJobId}`),
    onSettled: () => {
      setUploading(undefined);
      void queries.invalidateQueries({ queryKey: [listImportJobs.id] });
    },
  });

  const cancelled = send.error instanceof DOMException && send.error.name === "AbortError";
  return {
    send: (file: File) => send.mutate(file),
    cancel: () => stop.current?.abort(),
    uploading,
    error: cancelled ? undefined : (send.error ?? undefined),
  };
}
