import type { InputOf } from "@shanhai/contract/endpoint";
import { getFunnelFile } from "@shanhai/contract/funnel";
import { FileExport } from "../figures/figures-export.tsx";
import { call } from "../session/api.ts";

type Wanted = Omit<InputOf<typeof getFunnelFile, "query">, "format" | "language">;

/** Saves the funnel as it is shown as a file. */
export function FunnelExport({ wanted }: { wanted: Wanted }) {
  return <FileExport take={(format, language) => call(getFunnelFile, { query: { ...wanted, format, language } })} />;
}
