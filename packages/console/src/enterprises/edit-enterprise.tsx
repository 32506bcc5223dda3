import { Enterprise, getEnterprise, listEnterprises, updateEnterprise } from "@shanhai/contract/enterprise";
import { getEnterpriseRetention } from "@shanhai/contract/retention";
import { useQueryClient } from "@tanstack/react-query";
import Skeleton from "antd/es/skeleton";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { explainStale } from "../form/stale-notice.tsx";
import { useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { ProblemPanel } from "../problem/problem-panel.tsx";
import { RetentionChart } from "../retention/retention-chart.tsx";
import { keyOf, useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";
import { EnterpriseFields, readEnterprise, valuesOfEnterprise } from "./enterprise-fields.tsx";

function EnterpriseForm({ enterprise, onClose }: { enterprise: Enterprise; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const params = { enterpriseId: enterprise.enterpriseId };
  const form = useContractForm({
    endpoint: updateEnterprise,
    params,
    initial: valuesOfEnterprise(enterprise),
    draft: `enterprise:${enterprise.enterpriseId}`,
    read: (values) => ({ ...readEnterprise(values), version: Number(values.version) }),
    onDone: (saved) => {
      queries.setQueryData(keyOf(getEnterprise, { params }), saved);
      void queries.invalidateQueries({ queryKey: [listEnterprises.id] });
      toast({ text: t("enterprises.saved") });
      onClose();
    },
  });
  return (
    <ContractFormFrame
      form={form}
      label={t("enterprises.edit")}
      submitTitle={t("act.save")}
      onCancel={onClose}
      explain={() => explainStale(form, Enterprise, valuesOfEnterprise)}
    >
      <div className="field">
        <span className="quiet">{t("enterprises.uscc")}</span>
        <code>{enterprise.uscc}</code>
      </div>
      <EnterpriseFields form={form} withUscc={false} />
    </ContractFormFrame>
  );
}

/** Reads the enterprise afresh, so that editing starts from what is saved, not from an old list. */
export function EditEnterprise({ enterpriseId, onClose }: { enterpriseId: string; onClose: () => void }) {
  const { t } = useWords();
  const read = useEndpoint(getEnterprise, { params: { enterpriseId } });
  return (
    <SideDrawer
      title={read.data ? t("enterprises.editNamed", { name: read.data.name }) : t("enterprises.edit")}
      onClose={onClose}
    >
      {read.isError ? <ProblemPanel error={read.error} onRetry={() => void read.refetch()} /> : null}
      {read.isPending ? <Skeleton active /> : null}
      {read.data ? (
        <>
          <EnterpriseForm enterprise={read.data} onClose={onClose} />
          <RetentionChart endpoint={getEnterpriseRetention} params={{ enterpriseId }} />
        </>
      ) : null}
    </SideDrawer>
  );
}
