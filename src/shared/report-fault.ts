/**
 * Says in the console what went wrong in the extension, for whoever looks for the reason.
 * @param fault what was thrown; nothing that was typed is ever part of what this code throws
 */
export function reportFault(fault: unknown): void {
  console.error('e-Parcel Assistant:', fault);
}
