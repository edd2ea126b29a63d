/**
 * The version of the consent text `welcome.consent` and its `welcome.details`, recorded with each consent (UU 27/2022 Pasal 22–24). Whoever changes
 * what that text says gives it a new version here; a test holds the two together.
 */
export const CONSENT_VERSION = '2026-11-22';
