import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createAuthority, DEMO_E_PARCEL_ID } from './authority';
import { type Portal, startPortal } from './server';
import { FIELD_NAMES } from './user-info';
import { type VisitOptions, visit } from './visit';

// Making keys takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const authority = createAuthority();
const client = authority.issueClient('good');
const FIRST = { eParcelId: DEMO_E_PARCEL_ID, password: 'Parcel2024demo' };
const SECOND = { ...FIRST, password: 'NewParcel77' };

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ authority });
});
beforeEach(() => portal.reset());
afterAll(() => portal.close());

const go = (options: VisitOptions = {}) => visit(portal, { client, ...options });
const statusOf = async (options: VisitOptions = {}) => (await go(options)).status;

function update(form: Record<string, string>, options: VisitOptions = {}) {
  return go({ path: '/user-info/update', form, ...options });
}

it('asks for nothing while it is No', async () => {
  expect(await statusOf()).toBe(200);
});

it('asks for the sign-in from the next request on when it is set to Yes', async () => {
  const reply = await update({ [FIELD_NAMES.passwordProtect]: '1' });
  expect(reply.body).toContain('has been updated');
  const refused = await go();
  expect(refused.status).toBe(401);
  expect(refused.headers['www-authenticate']).toBe('Basic realm="e-Parcel"');
  expect(refused.body).toContain('Authorization Required');
  expect(await statusOf({ signIn: FIRST })).toBe(200);
});

it('asks no more when it is set back to No', async () => {
  portal.configure({ passwordProtect: true });
  await update({ [FIELD_NAMES.passwordProtect]: '0' }, { signIn: FIRST });
  expect(portal.user.passwordProtect).toBe(false);
  expect(await statusOf()).toBe(200);
});

it('takes the new password and not the old one, from the next request on', async () => {
  portal.configure({ passwordProtect: true });
  const { password } = SECOND;
  const form = { [FIELD_NAMES.newPassword]: password, [FIELD_NAMES.newPasswordAgain]: password };
  expect((await update(form, { signIn: FIRST })).status).toBe(200);
  expect(portal.user.password).toBe(password);
  expect(await statusOf({ signIn: FIRST })).toBe(401);
  expect(await statusOf({ signIn: SECOND })).toBe(200);
});

it('lets nobody update who is not signed in', async () => {
  portal.configure({ passwordProtect: true });
  const before = portal.user;
  expect((await update({ [FIELD_NAMES.passwordProtect]: '0' })).status).toBe(401);
  expect(portal.user).toEqual(before);
});

it.each([
  ['a wrong password', { signIn: { ...FIRST, password: 'Parcel2024Demo' } }],
  ['a wrong ID', { signIn: { ...FIRST, eParcelId: 'EP000000' } }],
  ['another scheme', { authorization: 'Bearer RVAxMjM0NTY6UGFyY2VsMjAyNGRlbW8=' }],
  ['nothing after Basic', { authorization: 'Basic' }],
  ['what is not Base64', { authorization: 'Basic %%%' }],
])('does not take %s', async (_, options) => {
  portal.configure({ passwordProtect: true });
  expect(await statusOf(options)).toBe(401);
});

it.each(['/', '/inbox', '/outbox', '/user-info', '/nowhere', '/favicon.ico'])(
  'guards %s',
  async (path) => {
    portal.configure({ passwordProtect: true });
    expect(await statusOf({ path })).toBe(401);
  },
);

it('asks in Japanese on Japanese pages', async () => {
  portal.configure({ passwordProtect: true, language: 'ja' });
  expect((await go()).body).toContain('認証が必要です');
});

it('can be set to Yes for a customer who is in the middle of something', async () => {
  expect(await statusOf()).toBe(200);
  portal.configure({ passwordProtect: true });
  expect(await statusOf()).toBe(401);
});

it('can be Yes from the start', async () => {
  const guarded = await startPortal({ authority, passwordProtect: true });
  expect((await visit(guarded, { client })).status).toBe(401);
  expect((await visit(guarded, { client, signIn: FIRST })).status).toBe(200);
  await guarded.close();
});

it('logs that a sign-in came, and nothing of it', async () => {
  await go({ signIn: FIRST, path: '/inbox?newpwd=Parcel2024demo' });
  expect(portal.requests).toEqual([
    { method: 'GET', path: '/inbox', status: 200, authorization: true, clientCertificate: true },
  ]);
});
