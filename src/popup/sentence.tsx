/** A sentence for a person, typeset. */
import { Fragment } from 'preact';
import { PORTAL_HOST } from '../portal/links';

/** A sentence in which the portal's name is never broken at its hyphen: it will be read out. */
export function Sentence({ text }: { readonly text: string }) {
  return (
    <span>
      {text.split(PORTAL_HOST).map((part, index) => (
        <Fragment key={part}>
          {index > 0 && <span class="whole">{PORTAL_HOST}</span>}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

/**
 * The name of an error as the browser itself shows it to people: of Firefox's
 * `NS_ERROR_GENERATE_FAILURE(…, SSL_ERROR_…)` that is the last part.
 */
export function shortErrorName(name: string): string {
  return /^NS_ERROR_GENERATE_FAILURE\(.*?([A-Z_]+)\)$/.exec(name)?.[1] ?? name;
}

/** The name of an error; a long one breaks after an underscore, and is copied as it is. */
export function ErrorName({ name }: { readonly name: string }) {
  const [first = '', ...rest] = shortErrorName(name).split('_');
  return (
    <code translate={false}>
      {first}
      {rest.map((part, index) => (
        <Fragment key={`${index}_${part}`}>
          _<wbr />
          {part}
        </Fragment>
      ))}
    </code>
  );
}
