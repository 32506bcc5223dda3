import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { BrowserRouter, Route, Routes } from "react-router";
import { InvitationPage } from "./invitations/invitation-page.tsx";
import { addWords, WORKPLACE } from "./messages/catalogue.ts";
import { PageBoundary } from "./problem/page-boundary.tsx";
import { Member, SignedIn } from "./session/session.tsx";
import { SignedInPage } from "./session/signed-in-page.tsx";
import { createQueryClient } from "./session/use-endpoint.ts";
import { ChooseOrganisationPage } from "./shell/choose-organisation-page.tsx";
import { NoMembershipPage } from "./shell/no-membership-page.tsx";
import { Opening } from "./shell/opening.tsx";

/** The workplace, with its words. */
async function loadWorkplace() {
  const [{ Workplace: component }] = await Promise.all([import("./shell/workplace.tsx"), addWords(WORKPLACE)]);
  return { default: component };
}
const Workplace = lazy(loadWorkplace);

const queries = createQueryClient();

/** Fetches the workplace's code while the API is still being asked who is there. */
function Ahead() {
  useEffect(() => void loadWorkplace().catch(() => undefined), []);
  return null;
}

function Work() {
  return (
    <SignedIn>
      <Ahead />
      <Member
        nobody={<NoMembershipPage />}
        choose={(me, choose) => <ChooseOrganisationPage me={me} onChoose={choose} />}
      >
        <PageBoundary place="">
          <Suspense fallback={<Opening />}>
            <Workplace />
          </Suspense>
        </PageBoundary>
      </Member>
    </SignedIn>
  );
}

/** The light part of the console: the door. Everything heavy comes with `Workplace`. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <Routes>
          <Route path="/signed-in" element={<SignedInPage />} />
          <Route path="/invitations/:token" element={<InvitationPage />} />
          <Route path="*" element={<Work />} />
        </Routes>
      </BrowserRouter>
    </QueryClientProvider>
  );
}
