import type { FiguresFormat } from "@shanhai/contract/figures-file";

export const FORMAT_TYPES: Record<FiguresFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
};

export const FORMAT_NAMES: Record<FiguresFormat, string> = { xlsx: "Excel", csv: "CSV" };
