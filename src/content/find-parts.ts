/** The page's parts: by what it says, else as a person has shown them. */
import type { applyPageMap, PageMap } from '../portal/recognition/page-map';
import { recogniseUserInfo } from '../portal/recognition/recognise';
import { PARTS, type Recognition, type UserInfoParts } from '../portal/recognition/recognition';
import { FEWEST_FIELDS, findScopes, MOST_FIELDS } from '../portal/recognition/scopes';
import { isFillable } from '../portal/recognition/visibility';
import { ask } from './extension';

/** What was found. */
export interface Found {
  readonly recognition: Recognition;
  /** Null when the page is not User Info, or may not be. */
  readonly parts: UserInfoParts | null;
  /** The map that the parts are from; null when the page says enough by itself. */
  readonly map: PageMap | null;
}

/** Most pages have no map: what applies one is loaded with the first. */
type Apply = typeof applyPageMap;

/** Finds the parts, again and again. */
export interface Finder {
  readonly find: () => Found;
  /** Takes a map into account that was made on this very page, with what applies maps. */
  readonly learn: (map: PageMap, apply: Apply) => void;
  /** Another frame is User Info, too: from now on only a map that says so is believed. */
  readonly doubt: () => void;
}

/** User Info has two password boxes. */
const FEWEST_PASSWORDS = 2;

/** The usable boxes of the document's forms that could be User Info by their number. */
export function listFields(): readonly HTMLInputElement[] {
  return findScopes(document)
    .filter(({ inputs: { length } }) => length >= FEWEST_FIELDS && length <= MOST_FIELDS)
    .flatMap(({ inputs }) => inputs.filter(isFillable));
}

/** A page with fewer is not asked about: nobody can have shown it. */
function mayBeShown(): boolean {
  const passwords = listFields().filter(({ type }) => type === 'password');
  return passwords.length >= FEWEST_PASSWORDS;
}

/**
 * Starts.
 * @param onMaps called when the maps have come, and there are any
 */
export function createFinder(onMaps: () => void): Finder {
  let maps: readonly PageMap[] = [];
  let apply: Apply | null = null;
  let isAsked = false;
  let isDoubted = false;

  /** Once a document; while the answer is on its way, or when there is none, nothing was shown. */
  const askOnce = async (): Promise<void> => {
    if (isAsked) return;
    isAsked = true;
    const answer = await ask<'page-maps'>({ type: 'page-maps' });
    if (!answer || answer.maps.length === 0) return;
    try {
      ({ applyPageMap: apply } = await import('../portal/recognition/page-map'));
    } catch {
      // The extension was updated underneath this script: this copy is on its way out.
      return;
    }
    maps = [...maps, ...answer.maps.map(({ map }) => map)];
    onMaps();
  };

  const recognise = (): Recognition => {
    const recognition = recogniseUserInfo(document);
    if (recognition.answer !== 'match' || !isDoubted) return recognition;
    return { answer: 'unsure', doubts: ['two-forms'], found: PARTS, reasons: [] };
  };

  return {
    find() {
      const recognition = recognise();
      if (recognition.answer === 'match') {
        return { recognition, parts: recognition.parts, map: null };
      }
      if (recognition.answer === 'unsure' || mayBeShown()) {
        askOnce();
        for (const map of maps) {
          const parts = apply?.(document, map, recognition);
          if (parts) return { recognition, parts, map };
        }
      }
      return { recognition, parts: null, map: null };
    },
    learn(map, applyMap) {
      apply = applyMap;
      maps = [map, ...maps];
    },
    doubt() {
      isDoubted = true;
    },
  };
}
