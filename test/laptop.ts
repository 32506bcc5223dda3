import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@shanhai/client/client";
import { registerAgency } from "@shanhai/contract/agency";
import {
  acceptInvitation,
  inviteColleague,
  inviteToAgency,
  inviteToPark,
  inviteToPartner,
} from "@shanhai/contract/invitation";
import { getOnboarding, getOnboardingLink } from "@shanhai/contract/onboarding";
import { createPartner, type PartnerKind } from "@shanhai/contract/partner";
import { usccCheck } from "@shanhai/contract/uscc";
import { type LaptopOptions, startLaptop } from "@shanhai/local/server";
import { signIn } from "@shanhai/local/sign-in";

/** A person with a session: a client that sends their token, and the tokens themselves. */
export interface Person {
  email: string;
  call: Client["call"];
  accessToken: string;
  idToken: string;
}

/** A valid USCC that nobody else in the test has. */
export function uscc(number: number): string {
  const first17 = `91330800MA${String(number).padStart(7, "0")}`;
  return `${first17}${usccCheck(first17)}`;
}

/** A whole platform on a free port with its data in a folder of its own; empty, not even a park. */
export async function startTestLaptop(options: Partial<LaptopOptions> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), "shanhai-"));
  const laptop = await startLaptop({ port: 0, dataDir, demo: "nothing", console: false, ...options });

  async function person(email: string): Promise<Person> {
    const { accessToken, idToken } = await signIn(laptop.origin, email);
    const { call } = createClient({ origin: laptop.origin, token: () => accessToken, retries: 0, timeoutMs: 0 });
    return { email, call, accessToken, idToken };
  }

  async function accept(path: string, email: string): Promise<Person> {
    const invited = await person(email);
    const token = path.split("/").at(-1) ?? "";
    await invited.call(acceptInvitation, { body: { token, idToken: invited.idToken } });
    return invited;
  }

  return {
    ...laptop,
    dataDir,
    person,
    accept,
    /** A park with its first administrator signed in. */
    async park(name: string, division: string, email: string): Promise<Person> {
      const { invitation } = await laptop.functions.provision({ name, division, administratorEmail: email });
      return accept(invitation.path, email);
    },
    async evaluator(administrator: Person, email: string): Promise<Person> {
      const { path } = await administrator.call(inviteToPark, { body: { email, role: "evaluator" } });
      return accept(path, email);
    },
    /** An agency of the administrator's park with its owner signed in. */
    async agency(administrator: Person, name: string, number: number, email: string) {
      const agency = await administrator.call(registerAgency, {
        body: {
          name,
          uscc: uscc(number),
          licenceNumber: `3308${number}`,
          licenceExpiry: "2030-12-31",
          homeDivision: "330100",
        },
      });
      const { path } = await administrator.call(inviteToAgency, {
        params: { agencyId: agency.agencyId },
        body: { email },
      });
      return { agency, owner: await accept(path, email) };
    },
    /** A partner of the administrator's park with its first coordinator signed in. */
    async partner(administrator: Person, name: string, kind: PartnerKind, email: string) {
      const partner = await administrator.call(createPartner, { body: { name, kind, division: "620802" } });
      const { partnerId } = partner;
      const { path } = await administrator.call(inviteToPartner, { params: { partnerId }, body: { email } });
      return { partner, partnerId, path, coordinator: await accept(path, email) };
    },
    /** An application to the administrator's park, sent as a visitor does, with one document. */
    async apply(administrator: Person, number: number) {
      const { path } = await administrator.call(getOnboardingLink, {});
      const fields = {
        ...{
          name: `申请机构${number}`,
          uscc: uscc(number),
          licenceNumber: `3308${number}`,
          licenceExpiry: "2030-12-31",
        },
        ...{ contactName: "王申请", phone: "13900000001", email: `owner${number}@apply.test`, consent: "yes" },
      };
      const body = new URLSearchParams(fields);
      const sent = await fetch(`${laptop.origin}${path}`, { method: "POST", body, redirect: "manual" });
      const page = `${laptop.origin}${sent.headers.get("location")}`;
      const html = await (await fetch(page)).text();
      const form = new FormData();
      form.set("file", new Blob(["%PDF-1.7"]), "执照.pdf");
      const action = /action="([^"]*)" enctype/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
      const uploaded = await fetch(action, { method: "POST", body: form });
      const onboardingId = /onb_\w{26}/.exec(page)?.[0] ?? "";
      if (!uploaded.ok) throw new Error(`The document was not taken: ${uploaded.status}`);
      const { documents } = await administrator.call(getOnboarding, { params: { onboardingId } });
      return { page, onboardingId, documentId: documents[0]?.documentId ?? "" };
    },
    /** A recruiter of the owner's agency, signed in. */
    async recruiter(owner: Person, email: string): Promise<Person> {
      const { path } = await owner.call(inviteColleague, { body: { email } });
      return accept(path, email);
    },
    async stop() {
      await laptop.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
export type TestLaptop = Awaited<ReturnType<typeof startTestLaptop>>;
