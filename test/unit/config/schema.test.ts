import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/readConfig.ts';
import { readPlaybook } from '../../../src/config/readPlaybook.ts';
import { jsonSchemas } from '../../schemas/jsonSchemas.ts';
import { badConfigs, badPlaybooks, goodConfigs, goodPlaybooks, readerOnly } from './examples.ts';

const media = new URL('../../../media/', import.meta.url);

async function schema(name: string): Promise<ValidateFunction> {
  const text = await readFile(new URL(`schemas/${name}.schema.json`, media), 'utf8');
  return new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(text) as object);
}

async function configProblems(text: string): Promise<number> {
  return (await parseConfig(text, 'config.yaml')).problems.length;
}

async function playbookProblems(text: string): Promise<number> {
  return (await readPlaybook(undefined, text, 'playbook.yaml')).problems.length;
}

describe('the schemas that editors use', () => {
  it('are those of the readers (npm run schemas writes them)', async () => {
    for (const [file, text] of await jsonSchemas()) assert.equal(await readFile(file, 'utf8'), text);
  });

  it('agree with the reader of config.yaml', async () => {
    const valid = await schema('config');
    for (const text of goodConfigs) {
      assert.ok(valid(parse(text)), `${text}\n${JSON.stringify(valid.errors)}`);
      assert.equal(await configProblems(text), 0, text);
    }
    for (const text of badConfigs) {
      assert.equal(valid(parse(text)), false, text);
      assert.notEqual(await configProblems(text), 0, text);
    }
  });

  it('let through what only the reader can judge', async () => {
    const valid = await schema('config');
    for (const { text } of readerOnly) assert.ok(valid(parse(text, { uniqueKeys: false })), text);
  });

  it('agree with the reader of playbook.yaml', async () => {
    const valid = await schema('playbook');
    for (const text of goodPlaybooks) {
      assert.ok(valid(parse(text)), `${text}\n${JSON.stringify(valid.errors)}`);
      assert.equal(await playbookProblems(text), 0, text);
    }
    for (const text of badPlaybooks) {
      assert.equal(valid(parse(text)), false, text);
      assert.notEqual(await playbookProblems(text), 0, text);
    }
  });

  it('accept the built-in playbooks', async () => {
    const valid = await schema('playbook');
    for (const name of ['client-emergency.yaml', 'client-emergency.uk.yaml']) {
      const text = await readFile(new URL(`playbooks/${name}`, media), 'utf8');
      assert.ok(valid(parse(text)), JSON.stringify(valid.errors));
    }
  });
});
