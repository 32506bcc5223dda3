import { listContactRequests } from "@shanhai/contract/contact-request";
import { NavLink } from "react-router";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { TabNav } from "../shell/tab-nav.tsx";

/** The pool, and which allies wait for a contact of it. */
export function ProspectTabs() {
  const { t } = useWords();
  const waiting = useEndpoint(listContactRequests, { query: {} }, { refetchInterval: 15_000 }).data;
  const n = waiting?.items.length ?? 0;
  return (
    <TabNav label={t("prospects.title")}>
      <NavLink to="/prospects" end>
        {t("prospects.title")}
      </NavLink>
      <NavLink to="/prospects/requests">
        {n > 0 ? t("prospects.requestsOf", { n: waiting?.cursor ? `${n}+` : n }) : t("prospects.requests")}
      </NavLink>
    </TabNav>
  );
}
