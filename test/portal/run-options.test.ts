import { describe, expect, it } from 'vitest';
import { readRunArguments } from './run-options';

const USUAL = {
  port: 8443,
  refusal: 'alert',
  tls: 'both',
  markup: 'table',
  language: 'en',
  delayMs: 0,
  outage: 'none',
  passwordProtect: false,
};

describe('the arguments of npm run portal', () => {
  it('may be none', () => {
    expect(readRunArguments([])).toEqual({ kind: 'start', options: USUAL });
  });

  it.each([
    [['--port', '0'], { port: 0 }],
    [['--port=65535'], { port: 65_535 }],
    [['--refusal', 'http-400'], { refusal: 'http-400' }],
    [['--tls', '1.2'], { tls: '1.2' }],
    [['--markup', 'labels'], { markup: 'labels' }],
    [['--lang', 'ja'], { language: 'ja' }],
    [['--delay', '3000'], { delayMs: 3000 }],
    [['--outage', 'hang'], { outage: 'hang' }],
    [['--password-protect'], { passwordProtect: true }],
  ])('%j', (args, options) => {
    expect(readRunArguments(args)).toEqual({ kind: 'start', options: { ...USUAL, ...options } });
  });

  it('may ask for help', () => {
    expect(readRunArguments(['--port', '1', '--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [['--port', 'x'], '--port is a whole number from 0 to 65535, not "x".'],
    [['--port', '65536'], '--port is a whole number from 0 to 65535, not "65536".'],
    [['--tls', '1.1'], '--tls is one of 1.2, 1.3, both, not "1.1".'],
    [['--lang'], "Option '--lang <value>' argument missing."],
    [['--delay', '-5'], "Option '--delay' argument is ambiguous."],
    [['--nonsense'], "Unknown option '--nonsense'."],
    [['--help=1'], "Option '--help' does not take an argument."],
    [['extra'], "Unexpected argument 'extra'."],
  ])('%j is answered by one sentence', (args, sentence) => {
    expect(readRunArguments(args)).toEqual({ kind: 'wrong', sentence });
  });
});
