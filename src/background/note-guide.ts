/** Remembers that the popup shows the way in, so that it goes on there when it is opened again. */
import { change, guideItem, visitItem } from '../shared/storage';

/** @param isShown false: the person has left it */
export async function noteGuide(isShown: boolean): Promise<void> {
  await change(guideItem, () => ({ openedAt: isShown ? Date.now() : null }));
  if (!isShown) return;
  // Who went all the way, and asks for it again, begins again.
  await change(visitItem, (visit) =>
    visit.updateAt === null ? visit : { ...visit, userInfoAt: null, updateAt: null },
  );
}
