import { lazy, Suspense } from "react";

const NamedDivision = lazy(async () => ({ default: (await import("./named-division.tsx")).NamedDivision }));

/** A place of GB/T 2260 by its name; its code until the names have come. */
export function DivisionName({ code }: { code: string }) {
  return (
    <Suspense fallback={<span className="number">{code}</span>}>
      <NamedDivision code={code} />
    </Suspense>
  );
}
