/** The drawing of the browser's sign-in window. */
import { useEffect, useRef } from 'preact/hooks';
import type { BrowserKind } from '../../portal/browsers';
import { drawSignInDialog } from '../../shared/sign-in-dialog';
import '../../shared/sign-in-dialog.css';
import { say } from '../../shared/strings';

/** The drawing. @param kind the person's own browser */
export function Drawing({ kind }: { readonly kind: BrowserKind }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(drawSignInDialog(kind, say));
  }, [kind]);
  return <div ref={place} />;
}
