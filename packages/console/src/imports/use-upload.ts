import { commitImportJob, createImportJob, listImportJobs } from "@shanhai/contract/import-job";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { act } from "../session/api.ts";
import { upload } from "./upload.ts";

interface Uploading {
  fileName: string;
  /** 0 to 1; undefined once the file is there and the import is being started. */
  share: number | undefined;
}

/** A file's way in: announced, uploaded, started; then its own page shows how it goes. */
export function useUpload() {
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
        body: { fileName: file.name, size: file.size },
        idempotencyKey: crypto.randomUUID(),
      });
      await upload(job.upload, file, (share) => setUploading({ fileName: file.name, share }), controller.signal);
      setUploading({ fileName: file.name, share: undefined });
      const params = { importJobId: job.importJobId };
      // When starting is refused the job still exists, and its page says why and what to do.
      await act(commitImportJob, { params, body: {}, idempotencyKey: crypto.randomUUID() }).catch(() => undefined);
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
