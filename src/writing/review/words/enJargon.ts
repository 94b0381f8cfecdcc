import type { JargonEntry } from '../lexicon.ts';

/** Words that a client outside the trade has to look up. A team's own glossary comes on top. */
export const jargonEn: readonly JargonEntry[] = [
  { pattern: 'load[ -]?balancers?', plain: 'the machine that spreads the work' },
  { pattern: '(?<!coffee |tea |pea |ear)pods?(?! of)', plain: 'part of the system' },
  {
    pattern:
      '(?:docker|application|app|software) containers?|containers?(?= (?:crash|restart|image|was restarted|were restarted|is restarting|orchestrat))|(?<=(?:restart|restarted|restarting|redeployed|rebuilt|killed) (?:the |our |all |some )?)containers?',
    plain: 'part of the system',
  },
  { pattern: '(?:un)?cach(?:e|es|ed|ing)', plain: 'stored copy' },
  { pattern: 'DNS', plain: 'the address directory of the internet' },
  { pattern: '[45]xx(?: errors?)?' },
  {
    pattern:
      '(?:HTTP(?: status)? |status(?: code)? |error(?: code)? )[45]\\d\\d|[45]\\d\\d (?:errors?|responses?|status)|[45]0\\ds',
  },
  { pattern: 'latenc(?:y|ies)', plain: 'delay' },
  { pattern: 'regressions?', plain: 'fault that came with a change' },
  { pattern: 'roll-?backs?', plain: 'return to the version before' },
  { pattern: '(?:re)?deploy(?:s|ed|ing|ments?)?', plain: 'release' },
  { pattern: 'hot-?fix(?:es|ed|ing)?', plain: 'urgent correction' },
  { pattern: 'migrations?(?! (?:office|service|agency|law|board))', plain: 'change of how data is stored' },
  { pattern: 'replicas?', plain: 'second copy of the database' },
  { pattern: 'fail-?overs?', plain: 'switch to the reserve' },
  { pattern: 'stack[ -]?traces?', plain: 'error report' },
  { pattern: 'null[ -]?pointers?(?: exceptions?)?', plain: 'programming error' },
  { pattern: 'cron(?:[ -]?jobs?|tab)?', plain: 'scheduled task' },
  { pattern: '(?:API )?end-?points?', plain: 'address of the service' },
  { pattern: 'web-?hooks?', plain: 'automatic notice' },
  { pattern: 'SLAs?', plain: 'our agreement' },
  { pattern: 'RCA', plain: 'report on the cause' },
  { pattern: 'RTO', plain: 'time until it works again' },
  { pattern: 'Kubernetes|k8s' },
  { pattern: 'memory leaks?' },
  { pattern: 'race conditions?' },
  { pattern: 'deadlock(?:s|ed)?' },
  { pattern: 'micro-?services?', plain: 'part of the system' },
  { pattern: 'back-?ends?', plain: 'the server side' },
  { pattern: 'debug(?:s|ging|ged)?', plain: 'look for the fault' },
  { pattern: 'OOM|out of memory', plain: 'the server ran out of working memory' },
  { pattern: 'DBs?', plain: 'database' },
  {
    pattern: 'prod(?= (?:environment|server|system|database|data|logs?|is|was)|[.,;])',
    plain: 'the live system',
  },
  { pattern: 'devs', plain: 'our developers' },
  { pattern: 'repro', plain: 'steps that show the fault' },
];
