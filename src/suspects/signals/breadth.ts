import type { Signal } from '../evidence.ts';

/**
 * How many files the commit touched. Size and spread of a change predict defects: Kamei et al., "A large-scale
 * empirical study of just-in-time quality assurance" (TSE 2013).
 */
export const breadth: Signal = ({ candidates }) =>
  candidates.map(({ files }) => ({
    values: { files: Math.log1p(Math.min(files.length, 100)) },
    ...(files.length < 10
      ? {}
      : { reason: (weight: number) => ({ kind: 'breadth' as const, weight, files: files.length }) }),
  }));
