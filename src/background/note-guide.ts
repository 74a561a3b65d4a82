/** Remembers that the popup shows the way in, so that it goes on there when it is opened again. */
import { change, guideItem } from '../shared/storage';

/** @param isShown false: the person has left it */
export async function noteGuide(isShown: boolean): Promise<void> {
  await change(guideItem, () => ({ openedAt: isShown ? Date.now() : null }));
}
