import { describe, expect, it } from 'vitest';
import { wantedBrowser, wantsJapanese } from '../../scripts/setup/wanted-browser.mjs';
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

  it('asks for help before it looks at anything else', () => {
    expect(readStartArguments(['-h', '--lang', 'xx'])).toEqual({ ask: 'help' });
  });

  it('takes --firefox for --browser firefox', () => {
    const request = readStartArguments(['--firefox', '--lang', 'ja']);
    expect(request).toMatchObject({ options: { browser: 'firefox', language: 'ja' } });
    expect(readStartArguments(['--browser', 'firefox', '--lang', 'ja'])).toEqual(request);
  });

  it.each([
    [['--certificate', 'best'], '--certificate best is not known; it takes good, none'],
    [['--firefox', '--browser', 'edge'], '--firefox and --browser edge name two browsers'],
    [['--lang', 'fr'], '--lang fr is not known; it takes en, ja.'],
    [
      ['--browser', 'safari'],
      '--browser safari is not known; it takes chromium, chrome, edge, firefox.',
    ],
    [['--colour'], '--colour'],
    [['portal'], 'portal'],
  ])('says what it does not understand in %j', (argv, problem) => {
    expect(readStartArguments(argv)).toEqual({
      ask: 'nothing',
      problem: expect.stringContaining(problem),
    });
  });
});

describe('what the set-up reads of it', () => {
  it.each([
    [[], null],
    [['--firefox'], 'firefox'],
    [['--browser', 'firefox'], 'firefox'],
    [['--lang', 'ja', '--browser=edge', '--walk'], 'edge'],
    [['--browser', 'edge', '--browser=chrome'], 'chrome'],
    [['--browser', 'edge', '--firefox'], null],
    [['--firefox', '--browser=firefox'], 'firefox'],
    [['--browser', 'safari'], null],
    [['--browser'], null],
  ])('%j is about %s', (args, browser) => {
    expect(wantedBrowser(args)).toBe(browser);
    const request = readStartArguments(args);
    if (request.ask === 'start') expect(request.options.browser).toBe(browser);
  });

  it.each([
    [[], false],
    [['--lang', 'ja'], true],
    [['--lang=ja'], true],
    [['--lang', 'en', '--certificate', 'good'], false],
  ])('%j is in Japanese: %s', (args, japanese) => {
    expect(wantsJapanese(args)).toBe(japanese);
  });
});
