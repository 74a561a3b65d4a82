/** Whether this page may be the answer to an Update, which comes from a page of the portal. */
export const mayBeAnswer = (): boolean => document.referrer !== '';
