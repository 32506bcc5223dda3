import type { InputOf } from "@shanhai/contract/endpoint";
import { getFiguresFile } from "@shanhai/contract/figures-file";
import type { Language } from "@shanhai/contract/problem";
import { SHEET_FORMATS, type SheetFormat } from "@shanhai/contract/sheet";
import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useWords } from "../messages/catalogue.ts";
import { problemText } from "../problem/problem-text.ts";
import { call } from "../session/api.ts";
import { downloadBase64 } from "../shell/download.ts";
import { useToast } from "../shell/toasts.tsx";
import { FORMAT_NAMES, FORMAT_TYPES } from "./formats.ts";

interface FileExportProps {
  /** Asks for the file, its headers in the language of the screen. */
  take: (format: SheetFormat, language: Language) => Promise<{ fileName: string; content: string }>;
}

/** A button for each format; saves what was asked for. */
export function FileExport({ take }: FileExportProps) {
  const { t, language } = useWords();
  const toast = useToast();
  const taken = useMutation({
    mutationFn: async (format: SheetFormat) => ({ ...(await take(format, language)), type: FORMAT_TYPES[format] }),
    onSuccess: ({ fileName, content, type }) => downloadBase64(content, type, fileName),
    onError: (error) => toast({ text: problemText(error, t("problem.network")), tone: "bad" }),
  });
  return (
    <span className="figure-acts">
      {SHEET_FORMATS.map((format) => (
        <Button key={format} disabled={taken.isPending} onClick={() => taken.mutate(format)}>
          {t("figures.export", { format: FORMAT_NAMES[format] })}
        </Button>
      ))}
    </span>
  );
}

type Wanted = Omit<InputOf<typeof getFiguresFile, "query">, "format" | "language">;

/** Saves one table of the figures as a file. */
export function FiguresExport({ wanted }: { wanted: Wanted }) {
  return <FileExport take={(format, language) => call(getFiguresFile, { query: { ...wanted, format, language } })} />;
}
