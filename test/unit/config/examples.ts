/** Configurations that schema and reader must judge alike. */
export const goodConfigs: readonly string[] = [
  '',
  '# nothing decided yet\n',
  'clients:\nlogs:\nwork:\n',
  `clients:
  acme:
    name: ACME Ltd
    language: uk
    timeZone: Europe/Kyiv
    usualContact: Olena
    email: support@acme.example
    phone: +380441234567
    policy: docs/acme.md
    contact: { name: Iryna Bondar, greeting: "Доброго дня, Ірино!" }
    clock: 24
  globex: { contact: { greeting: "Hi team," } }
  initech: { contact: , clock: }
severities:
  - id: sev1
    cadence: 10
  - id: later
    description: It can wait.
    cadence: next-working-day
work:
  days: [mon, 2, 3, 4, fri]
  from: "08:30"
  to: 17:00
  holidays: [2026-12-25]
  quiet: { from: "22:00", to: "07:00" }
acknowledgeWithin: 10
logs:
  - label: shop
    paths: [log/*.log, /var/log/shop.log]
    timeZone: UTC
  - paths: worker.log
  - label: cluster
    command: kubectl logs deploy/shop --since-time={{from}}
    follow: kubectl logs -f deploy/shop
    timeoutSeconds: 30
    maxMegabytes: 0.5
deploys:
  tagPattern: ^release/(?<env>\\w+)/(?<stamp>\\d+)$
  environment: live
  branches: { live: origin/production }
  sources:
    - format: kamal
      path: .kamal/audit.log
    - format: pattern
      command: ./deploys
      pattern: '^(?<at>\\S+) (?<sha>\\w+)$'
      kind: rollback
pathMappings:
  - { from: /srv/app, to: . }
glossary: { mutex: lock }
colleagues: [Taras]
publishTo: docs/incidents
`,
  'clients:\n  - key: acme\n    name: ACME\n  - key: globex\n',
  'severities: { sev1: { cadence: 5 }, sev2: }\n',
];

export const badConfigs: readonly string[] = [
  '- a list\n',
  'just text\n',
  'client: {}\n',
  'clients: 3\n',
  'clients: { acme: { nmae: ACME } }\n',
  'clients: { acme: { language: de } }\n',
  'clients: { acme: { email: nobody } }\n',
  'clients: { acme: text }\n',
  'clients: { acme: { contact: Iryna } }\n',
  'clients: { acme: { contact: { name: 3 } } }\n',
  'clients: { acme: { contact: { salutation: Hello } } }\n',
  'clients: { acme: { clock: 13 } }\n',
  'clients: { acme: { clock: "24" } }\n',
  'acknowledgeWithin: 0\n',
  'acknowledgeWithin: 1441\n',
  'acknowledgeWithin: soon\n',
  'clients: [{ name: ACME }]\n',
  'severities: [{ id: sev1, cadence: -5 }]\n',
  'severities: [{ id: sev1, cadence: 0 }]\n',
  'severities: [{ id: sev1, cadence: soon }]\n',
  'severities: { sev1: { cadence: 20000 } }\n',
  'work: { days: [8] }\n',
  'work: { days: [monday] }\n',
  'work: { from: 9 }\n',
  'work: { from: "25:00" }\n',
  'work: { from: "9:60" }\n',
  'work: { holidays: [christmas] }\n',
  'work: { quiet: { from: "22:00" } }\n',
  'logs: { paths: [a] }\n',
  'logs: [{ label: both, paths: [a], command: b }]\n',
  'logs: [{ label: neither }]\n',
  'logs: [{ paths: [] }]\n',
  'logs: [{ paths: [3] }]\n',
  'logs: [{ command: x, timeoutSeconds: 0 }]\n',
  'deploys: { sources: [{ path: x }] }\n',
  'deploys: { sources: [{ format: pattern, path: x }] }\n',
  'deploys: { sources: [{ format: rumor, path: x }] }\n',
  'deploys: { sources: [{ format: kamal }] }\n',
  'pathMappings: [{ from: /srv }]\n',
  'glossary: { mutex: 3 }\n',
  'glossary: [mutex]\n',
  'colleagues: Taras\n',
  'publishTo: ../elsewhere\n',
  'publishTo: a/../../b\n',
  'publishTo: /etc\n',
  'publishTo: "  "\n',
];

/** What only the reader can tell: each is one problem of the kind, at the key. */
export const readerOnly: readonly {
  readonly text: string;
  readonly key: string;
  readonly expected: RegExp;
}[] = [
  { text: 'clients: { acme: { timeZone: Mars/Olympus } }\n', key: 'clients.acme.timeZone', expected: /IANA/ },
  { text: 'logs: [{ paths: a, timeZone: UTC+25 }]\n', key: 'logs.0.timeZone', expected: /IANA/ },
  { text: 'deploys: { tagPattern: "deploy/(" }\n', key: 'deploys.tagPattern', expected: /regular/ },
  {
    text: 'deploys: { sources: [{ format: pattern, path: x, pattern: "(?<at>.+)" }] }\n',
    key: 'deploys.sources.0.pattern',
    expected: /<sha>/,
  },
  { text: 'clients: { acme: {}, acme: {} }\n', key: 'clients.acme', expected: /once/ },
  { text: 'clients: [{ key: acme }, { key: acme }]\n', key: 'clients.1.key', expected: /once/ },
  { text: 'work: { holidays: [2026-02-30] }\n', key: 'work.holidays.0', expected: /date/ },
];

export const goodPlaybooks: readonly string[] = [
  '',
  'phases: {}\n',
  'phases: []\n',
  `phases:
  - id: gather
    title: Ask
    steps:
      - id: tenant
        title: Ask for the tenant's number
        why: Every search starts with it.
        who: Whoever took the call
        command: sitrep.takeDetails
        doneBy: { event: detail, where: { field: tenant } }
      - id: both
        title: Two ways
        doneBy:
          - event: note
          - event: update-sent
            where: { kind: [progress, resolved] }
  - id: legal
    title: Legal
`,
  'phases: { acknowledge: { title: Hello, steps: { calm: { title: Breathe } } } }\n',
];

export const badPlaybooks: readonly string[] = [
  'steps: []\n',
  'phases:\n',
  'phases: 3\n',
  'phases: [{ title: No id }]\n',
  'phases: { a: { title: A, steps: { s: { title: S, doneBy: { field: x } } } } }\n',
  'phases: { a: { title: A, steps: { s: { title: S, command: "rm -rf /" } } } }\n',
  'phases: { a: { title: A, steps: { s: { title: S, wy: typo } } } }\n',
  'phases: { a: { title: A, remove: maybe } }\n',
  'phases: { a: { title: 3 } }\n',
];
