import { useCascaderAreaData as areaData } from "@vant/area-data";
import Cascader from "antd/es/cascader";
import "./contract-form.css";
import { useWords } from "../messages/catalogue.ts";

interface Division {
  text: string;
  value: string;
  children?: Division[];
}

const AREAS: Division[] = areaData();
const NAMES = { label: "text", value: "value", children: "children" } as const;

/** The way to a county or city through its province. */
function pathOf(code: string): string[] {
  const ways = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code];
  return code ? ways.filter((one, index) => ways.indexOf(one) === index) : [];
}

interface DivisionCascadeProps {
  id: string;
  value: string;
  invalid?: boolean;
  disabled?: boolean;
  describedBy?: string | undefined;
  /** A province or city may be chosen as a whole. */
  anyLevel?: boolean;
  /** What was chosen can be taken back. */
  clearable?: boolean;
  onChange: (code: string) => void;
  onBlur?: () => void;
}

/** Provinces, cities and counties, to choose or to search by name. */
export function DivisionCascade(props: DivisionCascadeProps) {
  const { id, value, invalid = false, disabled = false, describedBy, anyLevel = false, onChange, onBlur } = props;
  const { clearable = false } = props;
  const { t } = useWords();
  return (
    <Cascader
      id={id}
      className="division-cascade"
      options={AREAS}
      fieldNames={NAMES}
      value={pathOf(value)}
      status={invalid ? "error" : ""}
      disabled={disabled}
      aria-describedby={describedBy}
      allowClear={clearable}
      changeOnSelect={anyLevel}
      placeholder={t("form.divisionChoose")}
      showSearch={{
        // By name, or by the code itself: whoever has a file of codes types those.
        filter: (typed, path) =>
          path.some(({ text }) => String(text).includes(typed.trim())) || path.at(-1)?.value === typed.trim(),
        limit: 30,
      }}
      onChange={(path) => onChange(String(path?.at(-1) ?? ""))}
      {...(onBlur ? { onBlur } : {})}
    />
  );
}
