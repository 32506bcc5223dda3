import { POSTER_FORMATS, type PosterFormat } from "@shanhai/contract/posting-source";
import type { Language } from "@shanhai/contract/problem";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { downloadBase64 } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";

const TYPES: Record<PosterFormat, string> = { pdf: "application/pdf", svg: "image/svg+xml" };

interface PosterFilesProps {
  /** Has the poster made, in the language of the screen. */
  make: (wanted: { format: PosterFormat; language: Language }) => Promise<{ fileName: string; content: string }>;
}

/** Saves a poster for the printer (PDF), or for who sets it into another (SVG). */
export function PosterFiles({ make }: PosterFilesProps) {
  const { t, language } = useWords();
  const toast = useToast();
  const take = useMutation({
    mutationFn: async (format: PosterFormat) => ({ ...(await make({ format, language })), type: TYPES[format] }),
    onSuccess: ({ fileName, content, type }) => downloadBase64(content, type, fileName),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  return (
    <>
      {POSTER_FORMATS.map((format) => (
        <Button key={format} disabled={take.isPending} onClick={() => take.mutate(format)}>
          {t("postingSources.file", { format: format.toUpperCase() })}
        </Button>
      ))}
    </>
  );
}
