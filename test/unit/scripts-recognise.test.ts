/** `npm run recognise`: what it understands, what it reads of saved pages, and what it prints. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecogniseArguments } from '../../scripts/recognise-arguments';
import { type PageInput, readInputs } from '../../scripts/recognise-input';
import { openJsdomReader } from '../../scripts/recognise-jsdom';
import { type DocumentReading, shortenAddress } from '../../scripts/recognise-reader';
import { reportLines } from '../../scripts/recognise-report';
import { bundleReader } from '../../scripts/recognise-script';
import { BLANK, cut, table, tidy, widthOf } from '../../scripts/recognise-table';
import { READ_AT_MOST } from '../../src/portal/recognition/weights';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'e-parcel-recognise-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let script = '';
beforeAll(async () => {
  script = await bundleReader();
});

function put(name: string, contents: string | Buffer): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, contents);
  return file;
}

/** Everything that a person may have typed, to be looked for where it must not be. */
const TYPED = 'TYPED-BY-SOMEBODY';
const UPDATE = '@UPDATE@';

const page = (head = '', more = '') => `<html><head>${head}</head><body><h1>User Info</h1>
  <form action="/update" method="post"><table>
  <tr><td>User name</td><td>first name <input name="a1" value="${TYPED}"><br>
    last name <input name="a2" value="${TYPED}"></td></tr>
  <tr><td>Company name</td><td><input name="a3" id="co" value="${TYPED}"></td></tr>
  <tr><td>Memo</td><td><textarea name="memo">${TYPED}</textarea></td></tr>
  <tr><td>New Password</td><td><input type="password" name="p1" value="${TYPED}"></td></tr>
  <tr><td>New Password (re-enter)</td><td><input type="password" name="p2" value="${TYPED}"></td></tr>
  <tr><td>Password Protect</td><td><label><input type="radio" name="pp" value="1">Yes</label>
    <label><input type="radio" name="pp" value="0" checked>No</label></td></tr>
  <tr><td colspan="2"><input type="submit" value="${UPDATE}"></td></tr></table></form>${more}`;

/** A page whose button says 更新, in bytes of another character set. */
function encoded(head: string, update: readonly number[], before: readonly number[] = []): Buffer {
  const [start = '', end = ''] = page(head).split(UPDATE);
  const middle = Buffer.from(update);
  return Buffer.concat([Buffer.from(before), Buffer.from(start), middle, Buffer.from(end)]);
}

const UPDATE_IN = {
  shiftJis: [0x8d, 0x58, 0x90, 0x56],
  eucJp: [0xb9, 0xb9, 0xbf, 0xb7],
  iso2022Jp: [0x1b, 0x24, 0x42, 0x39, 0x39, 0x3f, 0x37, 0x1b, 0x28, 0x42],
  utf8: [...Buffer.from('更新')],
};

async function read(
  bytes: Buffer | string,
  encoding: string | null = null,
): Promise<readonly DocumentReading[]> {
  const file = put('page.html', bytes);
  const reader = await openJsdomReader(encoding, script);
  return reader.read('page.html', file, Buffer.from(bytes));
}

const plain = (more = '') => page('', more).replace(UPDATE, 'Update');
const updateLabel = ([reading]: readonly DocumentReading[]) =>
  reading?.parts.find(({ part }) => part === 'update')?.label;

describe('the command line', () => {
  it('takes pages and options in any order', () => {
    expect(readRecogniseArguments(['a.html', '--json', '--encoding', 'euc-jp', 'b.html'])).toEqual({
      ask: 'read',
      options: { inputs: ['a.html', 'b.html'], json: true, browser: false, encoding: 'euc-jp' },
    });
  });

  it('gives help, and a sentence for what it does not understand', () => {
    expect(readRecogniseArguments(['--help'])).toEqual({ ask: 'help' });
    for (const wrong of [[], ['--encoding', 'klingon', 'a.html'], ['--nonsense', 'a.html']]) {
      expect(readRecogniseArguments(wrong)).toMatchObject({ ask: 'nothing' });
    }
  });
});

describe('what is read', () => {
  const problemOf = ([input]: readonly PageInput[]) =>
    input && 'problem' in input ? input.problem : null;

  it.each([
    ['nowhere.html', 'is not there'],
    ['.', 'is a folder'],
    ['https://secure.e-parcel.ne.jp/user', 'never asks the network'],
    ['ftp://a.example/x.html', 'never asks the network'],
    ['file://host.example/x.html', 'not the address of a file'],
  ])('%s %s', (name, problem) => {
    expect(problemOf(readInputs([name], folder))).toContain(problem);
  });

  it.each([
    ['empty.html', '', 'is empty'],
    ['bom.html', '\uFEFF \n', 'is empty'],
    ['letter.html', 'Dear customer, 2 < 3.', 'is not HTML'],
    ['image.html', '\x89PNG\r\n\x1a\n<xml', 'is not HTML'],
    ['page.mhtml', 'From: <Saved by Blink>\n<html>', 'single-file archive'],
    ['page.pdf', '%PDF-1.7', 'a PDF'],
    ['none.txt', '# nothing\n\n', 'is empty'],
  ])('%s: a sentence why not', (name, contents, problem) => {
    expect(problemOf(readInputs([put(name, contents)], folder))).toContain(problem);
  });

  it('HTML in any dress, UTF-16 too', () => {
    for (const contents of ['<p>x', '<!-- long --><!DOCTYPE html>x', '<FRAMESET>']) {
      expect(readInputs([put('dress.html', contents)], folder)).toHaveProperty('0.file');
    }
    const wide = Buffer.from('\uFEFF<html><p>x', 'utf16le');
    expect(readInputs([put('wide.html', wide)], folder)).toHaveProperty('0.file');
  });

  it('a list names pages from its own folder, and says what of it cannot be read', () => {
    const inside = put('saved/a page.html', plain());
    const lines = [
      '# saved on Monday',
      'a page.html',
      '',
      pathToFileURL(inside).href,
      'http://a.b/',
    ];
    const list = put('saved/list.txt', `\uFEFF${lines.join('\r\n')}`);
    const inputs = readInputs([list], '/');
    expect(inputs.map((input) => ('file' in input ? input.file : input.name))).toEqual([
      inside,
      inside,
      'http://a.b/',
    ]);
  });
});

describe('character sets', () => {
  const equiv = (name: string) =>
    `<meta http-equiv="Content-Type" content="text/html; charset=${name}">`;

  it.each([
    ['<meta charset="Shift_JIS">', UPDATE_IN.shiftJis, 'Shift_JIS'],
    [equiv('windows-31j'), UPDATE_IN.shiftJis, 'Shift_JIS'],
    [equiv('x-sjis'), UPDATE_IN.shiftJis, 'Shift_JIS'],
    ['<meta charset=EUC-JP>', UPDATE_IN.eucJp, 'EUC-JP'],
    [equiv('iso-2022-jp'), UPDATE_IN.iso2022Jp, 'ISO-2022-JP'],
    ['<meta charset="utf-8">', UPDATE_IN.utf8, 'UTF-8'],
  ])('%s', async (head, update, name) => {
    const readings = await read(encoded(head, update));
    expect(readings[0]?.encoding).toBe(name);
    expect(updateLabel(readings)).toBe('更新');
  });

  it('a byte order mark goes before what the page says', async () => {
    const readings = await read(
      encoded('<meta charset="EUC-JP">', UPDATE_IN.utf8, [0xef, 0xbb, 0xbf]),
    );
    expect(readings[0]?.encoding).toBe('UTF-8');
    expect(updateLabel(readings)).toBe('更新');
  });

  it('--encoding goes before what the page says, or does not say', async () => {
    for (const head of ['', '<meta charset="utf-8">']) {
      const readings = await read(encoded(head, UPDATE_IN.eucJp), 'euc-jp');
      expect(readings[0]?.encoding).toBe('EUC-JP');
      expect(updateLabel(readings)).toBe('更新');
    }
  });
});

describe('a saved page', () => {
  it('gives its parts, each as a person finds it again', async () => {
    const [reading] = await read(plain());
    expect(reading?.answer).toBe('match');
    expect(reading?.parts.map(({ part, locator }) => `${part}: ${locator}`)).toEqual(
      expect.arrayContaining([
        'newPassword: input[name="p1"]',
        'firstName: input[name="a1"]',
        'update: input[type="submit"]',
        'passwordProtect: input[name="pp"] >> nth=1',
        'company: #co',
      ]),
    );
  });

  it('never gives away what was typed into it, in no form of the answer', async () => {
    const less = plain().replace('New Password (re-enter)', '?');
    for (const html of [plain(), less, plain().replace('Update', 'Go')]) {
      const readings = await read(html);
      expect(JSON.stringify(readings)).not.toContain(TYPED);
      expect(readings.flatMap((one) => reportLines(one)).join('\n')).not.toContain(TYPED);
    }
  });

  it('runs none of its scripts and loads nothing', async () => {
    const wild = '<script>document.body.innerHTML = ""</script><img src="https://a.example/x.png">';
    expect((await read(plain(wild)))[0]?.answer).toBe('match');
  });

  it('says where it was saved from, as far as the browser noted it', async () => {
    const url = 'https://secure.e-parcel.ne.jp/user?session=1';
    const from = `<!-- saved from url=(0042)${url} -->`;
    const [reading, other] = [
      (await read(from + plain()))[0],
      (await read(`${from.replace('secure', 'test')}${plain()}`))[0],
    ];
    if (!reading || !other) throw new Error('nothing was read');
    const report = reportLines(reading).join('\n');
    expect(report).toContain('the portal');
    expect(report).not.toContain('session=1');
    expect(JSON.stringify(reading)).not.toContain('session=1');
    expect(reportLines(other).join('\n')).toContain('another site');
  });

  it('is read with its frames, each by itself and once', async () => {
    put(
      'page_files/main frame.html',
      `<p>x</p><iframe src="main%20frame.html"></iframe>${plain()}`,
    );
    const readings = await read(`<html><body>
      <iframe src="./page_files/main%20frame.html?session=1"></iframe>
      <iframe srcdoc="<p>inside</p>"></iframe><iframe src="about:blank"></iframe>
      <iframe src="https://a.example/f?session=1"></iframe><iframe src="gone.html"></iframe>`);
    expect(readings.map(({ frame, answer }) => [frame, answer])).toEqual([
      ['', 'no'],
      ['main frame.html', 'match'],
      ['frame 2', 'no'],
    ]);
    expect(readings[0]?.unread).toEqual(['https://a.example/f', 'gone.html']);
  });

  it('is read as a frameset too', async () => {
    put('page_files/f.html', plain());
    const readings = await read('<frameset cols="*"><frame src="page_files/f.html"></frameset>');
    expect(readings.map(({ answer }) => answer)).toEqual(['no', 'match']);
  });
});

describe('the report', () => {
  it('says the points of each part in all, beside what was needed', async () => {
    const [reading] = await read(plain());
    const report = reading ? reportLines(reading).join('\n') : '';
    expect(report).toMatch(/\+\d+ +newPassword +in all +needed \d+ from \d+ sources, has \d+/);
    expect(report).toMatch(/\+\d+ +header +new-password +New Password\n/);
    expect(report).toMatch(/\+\d+ +page +in all +needed \d+/);
  });

  it('adds up as the recogniser does, where clear words count up to a limit', async () => {
    const [reading] = await read(plain());
    if (!reading) throw new Error('nothing was read');
    const reason = { about: 'newPassword', says: 'new-password', text: 'New Password' } as const;
    const reasons = [
      { ...reason, source: 'label', points: READ_AT_MOST } as const,
      { ...reason, source: 'header', points: READ_AT_MOST } as const,
      { ...reason, source: 'structure', points: 2 } as const,
    ];
    expect(reportLines({ ...reading, reasons }).join('\n')).toMatch(
      new RegExp(`\\+${READ_AT_MOST + 2} +newPassword +in all +needed .* has 2\n`),
    );
  });

  it('says what spoke against a page, and what is in doubt', async () => {
    const [reading] = await read(plain().replace('<h1>User Info', '<h1>Create an account'));
    const report = reading ? reportLines(reading).join('\n') : '';
    expect(report).toContain('unsure');
    expect(report).toMatch(/in doubt +.*another-page/);
    expect(report).toMatch(/against it +\S/);
  });

  it('aligns Japanese, which is two columns wide', () => {
    expect(widthOf('新しいPW（再）')).toBe(14);
    expect(widthOf('ﾊﾟｽﾜｰﾄﾞ')).toBe(7);
    expect(widthOf('か\u3099')).toBe(2);
    expect(cut('新しいパスワード', 7)).toBe('新しい…');
    expect(
      table([
        ['更新', 'x'],
        ['Update', 'y'],
        ['', BLANK],
      ]),
    ).toEqual(['更新    x', 'Update  y', '–']);
    expect(table([['+5'], ['-12.5']], [0])).toEqual(['   +5', '-12.5']);
  });

  it('lets no text of a page steer the terminal', () => {
    expect(tidy('a\x1b[31mb\r\n\u202Ec\u3000 d')).toBe('a[31mb c d');
  });

  it('not even the name of a frame', async () => {
    const readings = await read('<p>x</p><iframe src="a\x1b[31m.html"></iframe>');
    const report = readings.flatMap((reading) => reportLines(reading)).join('');
    expect(report).toContain('Not read');
    expect(report).not.toContain('\x1b');
  });

  it('leaves out what may be secret in an address', () => {
    expect(shortenAddress('https://a.example/f?id=1#x')).toBe('https://a.example/f');
    expect(shortenAddress('data:text/html,secret')).toBe('data:…');
  });
});

describe('the program', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/recognise.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder },
    });

  it('reads from where the person is: 0 when all were read, 1 when some were not', () => {
    put('good.html', plain());
    const good = run('good.html');
    expect(good.stderr).toBe('');
    expect(good.stdout).toContain('good.html\n  answer      match');
    expect(good.status).toBe(0);
    const some = run('--json', 'gone.html', 'good.html');
    expect(some.stderr).toContain('gone.html is not there');
    expect(JSON.parse(some.stdout)).toMatchObject([{ page: 'good.html', answer: 'match' }]);
    expect(some.status).toBe(1);
  }, 30_000);

  it('2 when it was not understood', () => {
    const none = run();
    expect(none.stderr).toContain('Usage: npm run recognise');
    expect(none.status).toBe(2);
  }, 30_000);
});
