/** A computer for what searches one: it has exactly the files that a test gives it. */
import type { System } from '../../scripts/setup/system.mjs';

/** A machine with these files, given with their content; a folder is there when a file is in it. */
export function machine(
  files: Readonly<Record<string, string>>,
  changes: Partial<System> = {},
): System {
  const separator = changes.platform === 'win32' ? '\\' : '/';
  const names = Object.keys(files);
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    home: '/home/hanako',
    isRoot: false,
    isExecutable: (path) => names.includes(path),
    exists: (path) => names.some((name) => name === path || name.startsWith(path + separator)),
    list: (folder) => [
      ...new Set(
        names
          .filter((name) => name.startsWith(folder + separator))
          .map((name) => name.slice(folder.length + 1).split(separator)[0] ?? ''),
      ),
    ],
    read: (path) => files[path] ?? '',
    resolve: (path) => path,
    ...changes,
  };
}
