/** Advises on the names, after a pause: nothing of it is a condition of the portal. */
import { adviseName, adviseNames } from '../../portal/name-advice';
import type { Assistance } from '../assistance';
import { say } from '../extension';

/** Starts advising. */
export function adviseOnNames({ parts, labels, shown, onInput, onPause }: Assistance): void {
  let isChanged = false;
  const advise = (): string => {
    const { firstName, lastName } = parts;
    if (adviseNames(firstName.value, lastName.value)) return say('page_name_both_empty');
    const sentences = (['firstName', 'lastName'] as const).flatMap((name) =>
      adviseName(parts[name].value).map((advice) =>
        advice.kind === 'may-not-display'
          ? say('page_name_rare', advice.character)
          : say('page_name_space', labels[name]),
      ),
    );
    return sentences.join(' ');
  };
  onInput((name) => {
    isChanged ||= name === 'firstName' || name === 'lastName';
  });
  onPause(() => {
    if (isChanged) shown.advise('names', advise());
  });
}
