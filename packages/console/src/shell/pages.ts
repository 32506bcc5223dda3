import type { Membership } from "@shanhai/contract/member";
import type { ReactNode } from "react";
import { AGENCY_PAGES } from "./agency-pages.tsx";
import { PARK_PAGES } from "./park-pages.tsx";
import { PARTNER_PAGES } from "./partner-pages.tsx";

/** Every page of the console by its path, for each kind of organisation; each is loaded when somebody goes there. */
export const PAGES: Record<Membership["kind"], Record<string, ReactNode>> = {
  agency: AGENCY_PAGES,
  park: PARK_PAGES,
  partner: PARTNER_PAGES,
};
