/** Giving the keyboard's focus to what has come in place of a button that was pressed. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * @param takesFocus whether the element is to have the focus when it appears
 * @returns the reference to give to the element
 */
export function useFocus<T extends HTMLElement>(takesFocus: boolean): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (takesFocus) element.current?.focus();
  }, [takesFocus]);
  return element;
}
