import type { Config, DeployConfig, SeverityConfig, WorkCalendar } from './config.ts';

/** A sentence each, for the person who has to choose in a hurry. */
export const defaultSeverities: readonly SeverityConfig[] = [
  { id: 'sev1', description: 'The client cannot do their business, or data is at risk.', cadence: 15 },
  {
    id: 'sev2',
    description: 'An important part is broken for many, and there is no good way around it.',
    cadence: 30,
  },
  { id: 'sev3', description: 'Something is broken for some, or there is a way around it.', cadence: 60 },
  {
    id: 'sev4',
    description: 'A nuisance: the work goes on, and it can wait for office hours.',
    cadence: 'next-working-day',
  },
];

export const defaultCalendar: WorkCalendar = {
  days: [1, 2, 3, 4, 5],
  from: 9 * 60,
  to: 18 * 60,
  holidays: [],
  quiet: undefined,
};

export const defaultDeploys: DeployConfig = {
  tagPattern: '^deploy/(?<env>[^/]+)/(?<stamp>.+)$',
  environment: 'production',
  branches: {},
  sources: [],
};

export const defaultConfig: Config = {
  clients: [],
  severities: defaultSeverities,
  work: defaultCalendar,
  acknowledgeWithin: 5,
  logs: [],
  deploys: defaultDeploys,
  pathMappings: [],
  glossary: {},
  colleagues: [],
  publishTo: 'incidents',
};
