import Skeleton from "antd/es/skeleton";
import { lazy, Suspense } from "react";
import { FieldFrame, type FieldProps } from "./field.tsx";

const DivisionCascade = lazy(async () => ({ default: (await import("./division-cascade.tsx")).DivisionCascade }));

/** A place of GB/T 2260 by its name: a county, or with `anyLevel` a whole city or province; one that may be left out can be cleared. */
export function DivisionField({ anyLevel = false, ...field }: FieldProps & { anyLevel?: boolean }) {
  const { form, name, optional = false } = field;
  return (
    <FieldFrame {...field}>
      {({ id, disabled, onBlur, ...wiring }) => (
        <Suspense fallback={<Skeleton.Input active block />}>
          <DivisionCascade
            id={id}
            value={String(form.values[name] ?? "")}
            invalid={wiring["aria-invalid"]}
            describedBy={wiring["aria-describedby"]}
            disabled={disabled}
            anyLevel={anyLevel || optional}
            clearable={optional}
            onBlur={onBlur}
            onChange={(code) => form.set(name, code)}
          />
        </Suspense>
      )}
    </FieldFrame>
  );
}
