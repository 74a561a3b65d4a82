import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json';
import { isSameAsLocked } from '../../scripts/setup/install-packages.mjs';
import { explainApt } from '../../scripts/setup/install-tools.mjs';
import { complainAboutNode, OLDEST_NODE } from '../../scripts/setup/node-version.mjs';

describe('complainAboutNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('is content with %s', (version) => {
    expect(complainAboutNode(version)).toBeNull();
  });

  it.each(['20.18.3', '18.20.0', '16.0.0'])('says in a sentence that %s is too old', (version) => {
    expect(complainAboutNode(version)).toContain(`this is Node ${version}.`);
  });

  it('asks for what package.json asks for', () => {
    expect(packageJson.engines.node).toBe(`>=${OLDEST_NODE.join('.')}`);
  });
});

describe('isSameAsLocked', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' };

  it('takes the project itself for no package', () => {
    expect(
      isSameAsLocked({ '': { version: '2.0.0' }, 'node_modules/a': a }, { 'node_modules/a': a }),
    ).toBe(true);
  });

  it('allows an optional package to be missing: it is of another system', () => {
    const locked = { 'node_modules/a': a, 'node_modules/b': { ...a, optional: true } };
    expect(isSameAsLocked(locked, { 'node_modules/a': a })).toBe(true);
  });

  it.each([
    ['is missing', { 'node_modules/a': a }, {}],
    [
      'has another version',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, version: '1.0.1' } },
    ],
    [
      'has another content',
      { 'node_modules/a': a },
      { 'node_modules/a': { ...a, integrity: 'x' } },
    ],
    ['is there and no longer locked', {}, { 'node_modules/a': a }],
  ])('sees that a package %s', (_, locked, installed) => {
    expect(isSameAsLocked(locked, installed)).toBe(false);
  });
});

describe('explainApt', () => {
  it('knows a lock', () => {
    const said = 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 12';
    expect(explainApt(said)).toContain('Another installation is running');
  });

  it('knows a missing package list', () => {
    expect(explainApt('E: Unable to locate package chromium')).toContain('package list');
  });

  it('points at apt’s own words otherwise', () => {
    expect(explainApt('E: No space left on device')).toContain('its reason is above');
  });
});
