import { type AgencyLead, convertAgencyLead, getAgencyLead } from "@shanhai/contract/agency-lead";
import { getEnterprise, listEnterprises } from "@shanhai/contract/enterprise";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Skeleton from "antd/es/skeleton";
import { useEffect } from "react";
import { Link, useNavigate } from "react-router";
import { useIdempotencyKey } from "../form/idempotency.ts";
import { useWords } from "../messages/catalogue.ts";
import { CreateOrder } from "../orders/create-order.tsx";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { act, call } from "../session/api.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { useWhole } from "../session/use-whole.ts";
import { Facts } from "../shell/facts.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { useAddressWords } from "../shell/use-address.ts";
import { refreshLeads } from "./refresh-leads.ts";

interface OrderFromLeadProps {
  lead: AgencyLead;
  onClose: () => void;
}

/** What the lead said, for whoever writes the order. */
function Said({ lead: { organisation, headcount, note, target } }: { lead: AgencyLead }) {
  const { t } = useWords();
  const params = { enterpriseId: target?.enterpriseId ?? "" };
  const client = useEndpoint(getEnterprise, { params }, { enabled: target?.enterpriseId !== undefined }).data;
  return (
    <Facts
      facts={[
        [t("leads.organisation"), client?.name ?? organisation],
        [t("leads.headcount"), headcount],
        [t("leads.note"), note],
      ]}
    />
  );
}

/**
 * The second half: the order is there, and the lead becomes it. Which order it is stands in the address, so that a reload goes
 * on here and makes no second one.
 */
function BecomeOrder({ lead: { leadId, headcount }, orderId, onClose }: OrderFromLeadProps & { orderId: string }) {
  const { t } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useIdempotencyKey();
  const { mutate, error, isPending } = useMutation({
    networkMode: "always",
    mutationFn: async () => {
      // As it is now: somebody may have spoken with them meanwhile, or an answer was lost on its way.
      const now = await call(getAgencyLead, { params: { leadId } });
      if (now.target?.orderId === orderId) return;
      const body = { version: now.version, orderId };
      await act(convertAgencyLead, { params: { leadId }, body, idempotencyKey: key.keyFor(body) });
    },
    onSuccess: () => {
      toast({ text: t("leads.orderMade") });
      void navigate(`/orders/${orderId}?panel=position${headcount ? `&headcount=${headcount}` : ""}`);
    },
    onSettled: () => refreshLeads(queries),
  });
  useEffect(() => mutate(), [mutate]);
  return (
    <SideDrawer title={t("leads.newOrder")} onClose={onClose}>
      {error && !isPending ? (
        <>
          <ProblemPanel error={error} title={t("leads.orderAlone")} help={t("leads.orderAloneHelp")} onRetry={mutate} />
          <p>
            <Link to={`/orders/${orderId}`}>{t("leads.toOrder")}</Link>
          </p>
        </>
      ) : (
        <Skeleton active paragraph={{ rows: 3 }} />
      )}
    </SideDrawer>
  );
}

/** A new order of what a lead said: the order's own form, filled in as far as is known. */
function WriteOrder({ lead, onClose, onCreated }: OrderFromLeadProps & { onCreated: (orderId: string) => void }) {
  const { t } = useWords();
  const { organisation, note, headcount, target } = lead;
  const first = useWhole(listEnterprises, {}, { enabled: !target?.enterpriseId });
  if (!target?.enterpriseId && first.isPending) return null;
  const named = organisation && first.data?.find(({ name }) => name === organisation);
  const known = target?.enterpriseId ?? (named ? named.enterpriseId : "");
  const wanted = headcount ? t("leads.orderTitle", { n: headcount }) : "";
  const title = (note?.split("\n")[0]?.trim() || wanted).slice(0, 100);
  return (
    <CreateOrder
      initial={{ enterpriseId: known, title }}
      isClient={target?.enterpriseId !== undefined}
      draft={`order:${lead.leadId}`}
      intro={
        <>
          <Said lead={lead} />
          <p className="quiet">{t(known ? "leads.newOrderHelp" : "leads.newOrderUnknown")}</p>
        </>
      }
      onCreated={({ orderId }) => onCreated(orderId)}
      onClose={onClose}
    />
  );
}

/** The lead becomes a new order, in one act as its reader sees it. */
export function OrderFromLead(props: OrderFromLeadProps) {
  const { words, change } = useAddressWords();
  const orderId = words.get("order");
  const onClose = () => change({ panel: undefined, order: undefined });
  if (orderId) return <BecomeOrder {...props} orderId={orderId} onClose={onClose} />;
  return <WriteOrder {...props} onCreated={(id) => change({ order: id })} />;
}
