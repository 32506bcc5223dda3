import { createAgreement, getPartnerHome, transitAgreement } from "@shanhai/contract/agreement";
import { recordFulfilment, withdrawFulfilment } from "@shanhai/contract/fulfilment";
import { createIntention } from "@shanhai/contract/intention";
import { inviteCoordinator } from "@shanhai/contract/invitation";
import { createReceipt } from "@shanhai/contract/receipt";
import { makeRelay } from "@shanhai/contract/relay";
import { shanghaiDate } from "@shanhai/domain/calendar";
import type { Person, TestLaptop } from "../laptop.ts";

/** A partner with one of every record it can have, two where a list must have a second page; everything is open to it. */
export async function fillPartner(laptop: TestLaptop, administrator: Person, number: number) {
  const date = shanghaiDate(new Date());
  const email = `coordinator${number}@partner.test`;
  const { partnerId, coordinator } = await laptop.partner(administrator, `协作单位${number}`, "school", email);
  let [agreementId, obligationId] = ["", ""];
  for (const opens of [
    ["postings", "places"],
    ["demand", "relay"],
  ] as const) {
    const body = {
      number: `协${number}`,
      title: "协议",
      partnerIds: [partnerId],
      from: date,
      to: "2030-12-31",
      obligations: [{ kind: "supply" as const, text: "输送" }],
      opens: [...opens],
    };
    const agreement = await administrator.call(createAgreement, { body });
    agreementId = agreement.agreementId;
    obligationId = agreement.obligations[0]?.obligationId ?? "";
    await administrator.call(transitAgreement, { params: { agreementId }, body: { to: "active", version: 1 } });
  }
  await laptop.drain();
  const params = { agreementId };
  const body = { obligationId, date, text: "输送一批" };
  await administrator.call(recordFulfilment, { params, body });
  const { fulfilmentId } = await coordinator.call(recordFulfilment, { params, body });
  const mistaken = await coordinator.call(recordFulfilment, { params, body });
  await coordinator.call(withdrawFulfilment, {
    params: { agreementId, fulfilmentId: mistaken.fulfilmentId },
    body: { reason: "重复" },
  });
  for (const guest of ["one", "two"]) {
    const invited = await coordinator.call(inviteCoordinator, { body: { email: `${guest}${number}@partner.test` } });
    if (guest === "one") await laptop.accept(invited.path, `${guest}${number}@partner.test`);
  }
  const { relayId } = await coordinator.call(makeRelay, {});
  const receipt = { channel: "group", to: "南街村", people: 9 } as const;
  const { receiptId } = await coordinator.call(createReceipt, { params: { relayId }, body: receipt });
  const said = { means: "oral", consent: true } as const;
  const person = (last: number) => ({ body: { name: "汪洋", phone: `1990050${number}00${last}`, ...said } });
  await coordinator.call(createIntention, person(1));
  const { intention } = await coordinator.call(createIntention, person(2));
  await coordinator.call(getPartnerHome, {});
  await laptop.drain();
  return {
    coordinator,
    obligationId,
    ids: { partnerId, agreementId, fulfilmentId, relayId, receiptId, intentionId: intention.intentionId },
  };
}
export type FilledPartner = Awaited<ReturnType<typeof fillPartner>>;
