import type { SheetFormat } from "@shanhai/contract/sheet";

export const FORMAT_TYPES: Record<SheetFormat, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
};

export const FORMAT_NAMES: Record<SheetFormat, string> = { xlsx: "Excel", csv: "CSV" };
