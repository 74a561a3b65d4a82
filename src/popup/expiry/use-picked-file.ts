/** The file that the person picked: only what it says, and only until it is closed. */
import { useRef, useState } from 'preact/hooks';
import type {
  CertificateFile,
  CertificateFileRefusal,
} from '../../portal/certificate-file/read-certificate-file';
import { readPickedFile } from '../../portal/certificate-file/read-picked-file';
import { within } from '../within';

/** Longest wait for a file, in milliseconds: it may lie on a server that is gone. */
export const FILE_LIMIT_MS = 10_000;

/** Why nothing is read. Of several files only the person knows which is meant. */
export type Refusal = CertificateFileRefusal | 'several';

/** A certificate, and what the file holds beside it. */
export type Found = Extract<CertificateFile, { readonly kind: 'certificate' }>;

/** What was picked. */
export type Picked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reading' }
  | Found
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** What was picked, and the ways to change that. */
export interface PickedFile {
  readonly picked: Picked;
  /** Another one for every file that is picked. */
  readonly turn: number;
  /** Reads what was chosen or dropped, in place of what was there. */
  readonly pick: (files: readonly File[]) => void;
  /** Forgets what was read. */
  readonly close: () => void;
}

async function readFiles([file, another]: readonly File[]): Promise<Picked> {
  if (file === undefined) return { kind: 'nothing' };
  if (another !== undefined) return { kind: 'refused', reason: 'several' };
  try {
    return await within(FILE_LIMIT_MS, readPickedFile(file));
  } catch {
    return { kind: 'refused', reason: 'unreadable' };
  }
}

/** @param onPicked called while a file is read, and with what came of it */
export function usePickedFile(onPicked: (picked: Picked) => void): PickedFile {
  const [{ picked, turn }, setState] = useState<Pick<PickedFile, 'picked' | 'turn'>>({
    picked: { kind: 'nothing' },
    turn: 0,
  });
  // The answer for a file that was replaced or closed meanwhile comes too late.
  const latest = useRef(0);
  const put = (next: Picked): void => {
    setState({ picked: next, turn: latest.current });
    onPicked(next);
  };

  const pick = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    latest.current += 1;
    const mine = latest.current;
    put({ kind: 'reading' });
    const read = await readFiles(files);
    if (latest.current === mine) put(read);
  };
  return {
    picked,
    turn,
    pick: (files) => void pick(files),
    close: () => {
      latest.current += 1;
      setState({ picked: { kind: 'nothing' }, turn: latest.current });
    },
  };
}
