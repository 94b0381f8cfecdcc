import { compare, corpus } from './reviewCorpus.ts';

/** Shows what the review gets wrong in the working half of the corpus. The held-out half is never shown. */
for (const sample of corpus().filter(({ heldOut }) => !heldOut)) {
  const { missed, surplus } = compare(sample);
  if (missed.length === 0 && surplus.length === 0) continue;
  console.log(`\n${sample.id}\n${sample.text}`);
  for (const { rule, words } of missed) console.log(`  missed   ${rule}: ${words ?? ''}`);
  for (const { rule, start, end } of surplus)
    console.log(`  surplus  ${rule}: ${sample.text.slice(start, end)}`);
}
