/** Whether the page is dark where the panel will stand, so that the panel can be, too. */
import { aboveOf } from '../portal/recognition/safe-dom';

/** Below this share of white a background is dark: white text is better to read on it than black. */
const DARK = 0.18;

/** `rgb(31, 63, 119)` or `rgba(0, 0, 0, 0)`: how computed colours are written. */
const RGB = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;

/** The relative luminance of WCAG 2.2, from 0 to 1. */
function luminance(red: number, green: number, blue: number): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Tells whether an element stands on a dark background.
 * @returns false where that cannot be told: behind an image, or with a colour of another kind
 */
export function isOnDark(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = aboveOf(at)) {
    const { backgroundColor, backgroundImage, colorScheme } = getComputedStyle(at);
    if (backgroundImage !== 'none' && backgroundImage !== '') return false;
    const [, red, green, blue, alpha = '1'] = RGB.exec(backgroundColor) ?? [];
    if (red !== undefined && Number(alpha) > 0.5) {
      return luminance(Number(red), Number(green), Number(blue)) < DARK;
    }
    // Nothing painted to the very top: then the browser's own canvas, which follows the scheme.
    if (aboveOf(at) === null) {
      return /\bdark\b/.test(colorScheme) && matchMedia('(prefers-color-scheme: dark)').matches;
    }
  }
  return false;
}
