import { listPartnerPostings, type PartnerPosting } from "@shanhai/contract/partner-posting";
import { levelText } from "@shanhai/contract/skill-level-words";
import { useState } from "react";
import { dateText } from "../format/moment.tsx";
import { payText } from "../format/pay.ts";
import { CursorList } from "../list/cursor-list.tsx";
import type { Column } from "../list/data-table.tsx";
import { EmptyState } from "../list/empty-state.tsx";
import { useWords } from "../messages/catalogue.ts";
import { Facts } from "../shell/facts.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { SideDrawer } from "../shell/side-drawer.tsx";
import { Opened } from "./opened.tsx";

function PostingDrawer({ posting, onClose }: { posting: PartnerPosting; onClose: () => void }) {
  const { t, language } = useWords();
  const { title, enterpriseName, agencyName, occupation, skillLevel, careerPath, requirements, benefits } = posting;
  return (
    <SideDrawer title={title} onClose={onClose}>
      <Facts
        facts={[
          [t("nav.enterprises"), enterpriseName],
          [t("partnerHome.seats"), t("partnerHome.openOf", posting)],
          [t("positions.occupation"), occupation],
          [t("partnerHome.pay"), payText(posting.payMin, posting.payMax)],
          [t("positions.place"), posting.place],
          [t("positions.skillLevel"), levelText(language, skillLevel)],
          [t("positions.careerPath"), careerPath],
          [t("positions.requirements"), requirements],
          [t("positions.benefits"), benefits?.join(t("punctuation.list"))],
          [t("partnerHome.more"), posting.description],
        ]}
      />
      <p className="quiet">
        {t("partnerHome.by", { agency: agencyName })} ·{" "}
        {t("partnerHome.shownThrough", { date: dateText(posting.shownThrough, language) })}
      </p>
    </SideDrawer>
  );
}

/** Postings for the partner's people alone, while an agreement opens them. */
export function PartnerPostingsPage() {
  const { t, language } = useWords();
  const [shown, setShown] = useState<PartnerPosting>();
  const columns: Column<PartnerPosting>[] = [
    {
      key: "title",
      title: t("positions.name"),
      render: (one) => (
        <>
          <button type="button" className="row-button" onClick={() => setShown(one)}>
            {one.title}
          </button>
          <small>{one.enterpriseName}</small>
        </>
      ),
    },
    {
      key: "pay",
      title: t("partnerHome.pay"),
      render: (one) => <span className="number">{payText(one.payMin, one.payMax)}</span>,
      width: 170,
    },
    { key: "place", title: t("positions.place"), render: (one) => one.divisionName, width: "22%" },
    {
      key: "seats",
      title: t("partnerHome.seats"),
      render: (one) => <span className="number">{t("partnerHome.openOf", one)}</span>,
      width: 190,
    },
    {
      key: "until",
      title: t("partnerHome.until"),
      render: (one) => <span className="number">{dateText(one.shownThrough, language)}</span>,
      width: 145,
    },
  ];
  return (
    <>
      <PageHead title={t("partnerHome.postingsTitle")} />
      <Opened grant="postings">
        <p className="quiet">{t("partnerHome.postingsLead")}</p>
        <CursorList
          endpoint={listPartnerPostings}
          label={t("partnerHome.postingsTitle")}
          columns={columns}
          rowKey={(one) => one.postingId}
          onOpen={setShown}
          refetchInterval={15_000}
          empty={<EmptyState title={t("partnerHome.postingsEmpty")} help={t("partnerHome.postingsEmptyHelp")} />}
        />
        {shown ? <PostingDrawer posting={shown} onClose={() => setShown(undefined)} /> : null}
      </Opened>
    </>
  );
}
