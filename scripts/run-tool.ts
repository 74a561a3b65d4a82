/** Runs one of the tools in node_modules as a process of its own. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How a tool is run. */
export interface ToolOptions {
  readonly root: string;
  /** false: what it prints is kept and given back instead of shown. */
  readonly show: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** How a tool ended. */
export interface ToolResult {
  readonly code: number;
  /** Empty when it was shown. */
  readonly output: string;
}

/** The tools, as files below the project's folder. */
export const TOOLS = {
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  'web-ext': 'node_modules/web-ext/bin/web-ext.js',
} as const;

/**
 * Runs a tool to its end.
 * @param signal ends it early
 */
export function runTool(
  tool: keyof typeof TOOLS,
  args: readonly string[],
  { root, show, env = process.env }: ToolOptions,
  signal?: AbortSignal,
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [TOOLS[tool], ...args], {
      cwd: root,
      env: { ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (piece: Buffer) => {
      output += piece.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const end = () => child.kill('SIGTERM');
    signal?.addEventListener('abort', end);
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', end);
      resolve({ code: code ?? 128 + (killedBy ? constants.signals[killedBy] : 0), output });
    });
  });
}
