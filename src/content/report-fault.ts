/**
 * Says in the console that the assistant has stepped aside, for whoever looks for the reason. The
 * page itself works as if the assistant were not there.
 * @param fault what was thrown; nothing that was typed is ever part of what this code throws
 */
export function reportFault(fault: unknown): void {
  console.error('e-Parcel Assistant stepped aside:', fault);
}
