import { listEnterprises } from "@shanhai/contract/enterprise";
import { issueText } from "@shanhai/contract/problem";
import { useInfiniteQuery } from "@tanstack/react-query";
import Select from "antd/es/select";
import { useEffect, useId } from "react";
import { fieldId } from "../form/field.tsx";
import type { ContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { call } from "../session/api.ts";

/** A client list longer than this is better searched in its own page. */
const MOST = 2_000;

/** Chooses one client enterprise by typing part of its name. */
export function EnterpriseField({ form, name, label }: { form: ContractForm; name: string; label: string }) {
  const { t, language } = useWords();
  const describe = useId();
  const pages = useInfiniteQuery({
    queryKey: [listEnterprises.id, "all"],
    queryFn: ({ pageParam, signal }) => call(listEnterprises, { query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  });
  const enterprises = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetching, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetching && enterprises.length < MOST) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage, enterprises.length]);

  const issue = form.shown[name];
  const value = String(form.values[name] ?? "");
  form.labels.set(name, label);
  const none = pages.isSuccess && enterprises.length === 0;
  // What was not chosen at all is missing, not a malformed id.
  const said = issue
    ? issueText(issue === "id" && value === "" ? "required" : issue, language)
    : none
      ? t("orders.enterpriseNone")
      : t("orders.enterpriseHelp");
  return (
    <div className="field" data-invalid={issue !== undefined}>
      <label htmlFor={fieldId(name)}>{label}</label>
      <Select
        id={fieldId(name)}
        aria-describedby={describe}
        status={issue ? "error" : ""}
        loading={pages.isPending}
        disabled={form.busy}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("orders.enterpriseSearch")}
        value={value || undefined}
        options={enterprises.map((enterprise) => ({ value: enterprise.enterpriseId, label: enterprise.name }))}
        onChange={(chosen: string) => form.set(name, chosen)}
        onBlur={() => form.leave(name)}
      />
      <p id={describe} className={issue ? "field-issue" : "field-help"}>
        {said}
      </p>
    </div>
  );
}
