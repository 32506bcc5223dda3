import { listAgencies } from "@shanhai/contract/agency";
import { createContestEntry } from "@shanhai/contract/contest-entry";
import { ContractFormFrame } from "../form/contract-form.tsx";
import { ChoiceField, TextField } from "../form/field.tsx";
import { typed, useContractForm } from "../form/use-contract-form.ts";
import { useWords } from "../messages/catalogue.ts";
import { useEndpoint } from "../session/use-endpoint.ts";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { useToast } from "../shell/toasts.tsx";

interface AddContestEntryProps {
  eventId: string;
  onDone: () => void;
  onClose: () => void;
}

/** Enters a team's project; an agency's own keeps its people from judging it. */
export function AddContestEntry({ eventId, onDone, onClose }: AddContestEntryProps) {
  const { t } = useWords();
  const toast = useToast();
  const agencies = useEndpoint(listAgencies, { query: { limit: 100 } });
  const form = useContractForm({
    endpoint: createContestEntry,
    params: { eventId },
    initial: { title: "", team: "", agencyId: "", contact: "", summary: "" },
    draft: `entry:${eventId}`,
    read: (values) => ({
      title: values.title,
      team: values.team,
      agencyId: typed(values.agencyId),
      contact: typed(values.contact),
      summary: values.summary,
    }),
    onDone: () => {
      onDone();
      toast({ text: t("contest.added") });
      onClose();
    },
  });
  return (
    <SideDrawer title={t("contest.add")} onClose={onClose}>
      <ContractFormFrame form={form} label={t("contest.add")} submitTitle={t("contest.add")} onCancel={onClose}>
        <TextField form={form} name="title" label={t("contest.entry")} />
        <TextField form={form} name="team" label={t("contest.team")} />
        <ChoiceField
          form={form}
          name="agencyId"
          label={t("contest.agency")}
          help={t("contest.agencyHelp")}
          blank={t("contest.noAgency")}
          options={(agencies.data?.items ?? []).map(({ agencyId, name }) => ({ value: agencyId, title: name }))}
          optional
        />
        <TextField form={form} name="contact" label={t("contest.contact")} optional />
        <TextField form={form} name="summary" lines={4} label={t("contest.summary")} />
      </ContractFormFrame>
    </SideDrawer>
  );
}
