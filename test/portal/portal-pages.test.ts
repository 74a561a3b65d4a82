import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAuthority } from './authority';
import { type Portal, startPortal } from './server';
import { FIELD_NAMES } from './user-info';
import { type VisitOptions, visit } from './visit';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const authority = createAuthority();
const client = authority.issueClient('good');

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ authority });
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

const go = (options: VisitOptions = {}) => visit(portal, { client, ...options });
const update = (form: Record<string, string>) => go({ path: '/user-info/update', form });

describe('an Update', () => {
  it('within the limits is made, and is there on the next page', async () => {
    const firstName = '宅'.repeat(59);
    const reply = await update({
      [FIELD_NAMES.firstName]: firstName,
      [FIELD_NAMES.lastName]: 'x'.repeat(59),
      [FIELD_NAMES.newPassword]: 'a23456789',
      [FIELD_NAMES.newPasswordAgain]: 'a23456789',
    });
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('Your user information has been updated.');
    expect(portal.user.password).toBe('a23456789');
    expect((await go({ path: '/user-info' })).body).toContain(firstName);
    expect((await go({ path: '/inbox' })).body).toContain(`${firstName} ${'x'.repeat(59)}`);
  });

  it('past the limits changes nothing, and the page says what was wrong', async () => {
    const before = portal.user;
    const reply = await update({
      [FIELD_NAMES.firstName]: 'x'.repeat(60),
      [FIELD_NAMES.company]: 'Another company',
      [FIELD_NAMES.newPassword]: 'a2345678',
      [FIELD_NAMES.newPasswordAgain]: 'a2345678',
    });
    expect(reply.status).toBe(200);
    expect(reply.body).toContain('was not updated');
    expect(reply.body).toContain('The first name must be less than 60 characters.');
    expect(reply.body).toContain('more than 8 characters but less than 20');
    expect(reply.body).not.toContain('a2345678');
    expect(portal.user).toEqual(before);
  });

  it('is answered in Japanese on Japanese pages', async () => {
    portal.configure({ language: 'ja' });
    expect((await update({})).body).toContain('ユーザー情報を更新しました。');
    const refused = await update({ [FIELD_NAMES.newPassword]: 'a' });
    expect(refused.body).toContain('ユーザー情報は更新されていません。');
  });

  it('is a POST: looking at its address changes nothing and leads to User Info', async () => {
    const before = portal.user;
    const reply = await go({ path: `/user-info/update?${FIELD_NAMES.firstName}=Other` });
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/user-info');
    expect(portal.user).toEqual(before);
  });

  it('larger than any form is turned away', async () => {
    const before = portal.user;
    const reply = await update({ [FIELD_NAMES.company]: 'x'.repeat(70_000) });
    expect(reply.status).toBe(413);
    expect(portal.user).toEqual(before);
  });
});

describe('the language', () => {
  it('is switched by ?lang= and remembered without a cookie', async () => {
    expect((await go()).body).toContain('<html lang="en">');
    const switched = await go({ path: '/inbox?lang=ja' });
    expect(switched.body).toContain('<html lang="ja">');
    expect(switched.headers['set-cookie']).toBeUndefined();
    expect((await go({ path: '/user-info' })).body).toContain('ユーザー情報');
    await go({ path: '/?lang=en' });
    expect((await go()).body).toContain('<html lang="en">');
  });

  it('stays at a language that the portal does not speak', async () => {
    expect((await go({ path: '/?lang=fr' })).body).toContain('<html lang="en">');
  });
});

describe('addresses', () => {
  it.each([
    { path: '/nowhere', method: 'GET', status: 404 },
    { path: '//', method: 'GET', status: 404 },
    { path: '/favicon.ico', method: 'GET', status: 204 },
    { path: '/user-info', method: 'HEAD', status: 200 },
    { path: '/inbox', method: 'DELETE', status: 405 },
  ])('$method $path gives $status', async ({ path, method, status }) => {
    expect((await go({ path, method })).status).toBe(status);
  });

  it.each(['/inbox', '/outbox'])('%s has as many rows as a benchmark asks for', async (path) => {
    const { body } = await go({ path: `${path}?rows=10000` });
    expect(body.match(/<tr><td>/g)).toHaveLength(10_000);
  });

  it.each(['-1', '1e9', 'x', ''])('rows=%s means the usual few', async (rows) => {
    const { body } = await go({ path: `/inbox?rows=${rows}` });
    expect(body.match(/<tr><td>\d/g)).toHaveLength(5);
  });
});

describe('reset', () => {
  it('brings back the start', async () => {
    const before = portal.user;
    portal.configure({ markup: 'labels', language: 'ja', outage: '503', passwordProtect: true });
    await go();
    portal.configure({ outage: 'none', passwordProtect: false });
    await update({ [FIELD_NAMES.firstName]: 'Changed' });
    await expect(visit(portal)).rejects.toThrow();
    expect(portal.user).not.toEqual(before);
    expect(portal.requests).toHaveLength(2);
    expect(portal.handshakeErrors).toHaveLength(1);
    portal.reset();
    expect(portal.user).toEqual(before);
    expect(portal.requests).toEqual([]);
    expect(portal.handshakeErrors).toEqual([]);
    const { status, body } = await go({ path: '/user-info' });
    expect(status).toBe(200);
    expect(body).toContain('<html lang="en">');
    expect(body).not.toContain('<label');
  });
});

it('starts in Japanese with a Japanese customer, in the markup asked for', async () => {
  const japanese = await startPortal({ authority, language: 'ja', markup: 'labels' });
  const { body } = await visit(japanese, { client, path: '/user-info' });
  expect(body).toContain('<html lang="ja">');
  expect(body).toContain('宅配 太郎');
  expect(body).toContain('<label');
  await japanese.close();
});
