import type { Node } from './tree.ts';

/** True where a row has something below it. */
export function mayUnfold({ children }: Node): boolean {
  return typeof children === 'function' || (children?.length ?? 0) > 0;
}
