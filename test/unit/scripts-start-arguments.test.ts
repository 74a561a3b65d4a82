import { describe, expect, it } from 'vitest';
import { readStartArguments } from '../../scripts/start-arguments';

describe('readStartArguments', () => {
  it('starts with a good certificate, in English, in the best browser, when told nothing', () => {
    expect(readStartArguments([])).toEqual({
      ask: 'start',
      options: { certificate: 'good', language: 'en', browser: null, walk: false },
    });
  });

  it('takes every option', () => {
    const argv = ['--certificate', 'expired', '--lang=ja', '--browser', 'edge', '--walk'];
    expect(readStartArguments(argv)).toEqual({
      ask: 'start',
      options: { certificate: 'expired', language: 'ja', browser: 'edge', walk: true },
    });
  });

  it.each(['none', 'expired', 'other', 'good'])('knows the certificate %s', (certificate) => {
    expect(readStartArguments(['--certificate', certificate])).toMatchObject({ ask: 'start' });
  });

  it('asks for help and for Firefox before it looks at anything else', () => {
    expect(readStartArguments(['-h'])).toEqual({ ask: 'help' });
    expect(readStartArguments(['--firefox', '--lang', 'xx'])).toEqual({ ask: 'firefox' });
  });

  it.each([
    [['--certificate', 'best'], '--certificate best is not known; it takes good, none'],
    [['--lang', 'fr'], '--lang fr is not known; it takes en, ja.'],
    [['--browser', 'safari'], '--browser safari is not known; it takes chromium, chrome, edge.'],
    [['--colour'], '--colour'],
    [['portal'], 'portal'],
  ])('says what it does not understand in %j', (argv, problem) => {
    expect(readStartArguments(argv)).toEqual({
      ask: 'nothing',
      problem: expect.stringContaining(problem),
    });
  });
});
