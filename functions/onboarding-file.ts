import type { OnboardingDocumentId, OnboardingId } from "@shanhai/contract/scalar";

/** Where a document of an application is, below its park's prefix. */
export const documentFile = (onboarding: OnboardingId, document: OnboardingDocumentId) =>
  `onboardings/${onboarding}/${document}`;
