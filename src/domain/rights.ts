/** Hours within which a request about one's own data is answered: 3×24 (UU 27/2022 Pasal 30, 32, 40, 41). */
const ANSWER_HOURS = 72;

/** The instant by which such a request must be answered. */
export const answerBy = (asked: Date): Date => new Date(asked.getTime() + ANSWER_HOURS * 3_600_000);

/** How long a chat may speak for a person before it must prove itself again, in days (our own rule). */
export const BINDING_DAYS = 180;
