/** What is said of a file that shows no certificate, and what to do. A refusal without words does not compile. */
import type { MessageKey } from '../../shared/strings';
import type { Refusal } from './use-picked-file';

interface RefusalWords {
  readonly headline: MessageKey;
  readonly step: MessageKey;
}

/** Headline and next step of each. */
export const WORDS_FOR_REFUSAL: Readonly<Record<Refusal, RefusalWords>> = {
  empty: { headline: 'expiry_refused_empty', step: 'expiry_refused_again_step' },
  'too-large': { headline: 'expiry_refused_too_large', step: 'expiry_refused_none_step' },
  unreadable: {
    headline: 'expiry_refused_unreadable',
    step: 'expiry_refused_unreadable_step',
  },
  'with-key': { headline: 'expiry_refused_with_key', step: 'expiry_refused_with_key_step' },
  'private-key': {
    headline: 'expiry_refused_private_key',
    step: 'expiry_refused_private_key_step',
  },
  request: { headline: 'expiry_refused_request', step: 'expiry_refused_request_step' },
  'revocation-list': { headline: 'expiry_refused_list', step: 'expiry_refused_list_step' },
  bundle: { headline: 'expiry_refused_bundle', step: 'expiry_refused_bundle_step' },
  damaged: { headline: 'expiry_refused_damaged', step: 'expiry_refused_again_step' },
  'not-a-certificate': { headline: 'expiry_refused_none', step: 'expiry_refused_none_step' },
  several: { headline: 'expiry_refused_several', step: 'expiry_refused_several_step' },
};
