import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import {
  codeSpan,
  fileLink,
  inline,
  mailLink,
  mermaidText,
  plainLine,
  quote,
  table,
  webLink,
} from '../../../../src/writing/documents/markdown.ts';

interface Renderer {
  readonly linkify: { set(options: object): void };
  render(text: string): string;
}
const createRenderer = createRequire(import.meta.url)('markdown-it') as (options: object) => Renderer;
const renderer = createRenderer({ html: true, linkify: true });
// As VS Code's preview has it.
renderer.linkify.set({ fuzzyLink: false });

/** What a reader sees, as text, and the tags that made it. */
function rendered(markdown: string): { text: string; tags: string[] } {
  const html = renderer.render(markdown);
  const tags = [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag!);
  return { text: textOf(html), tags };
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
}

const hostile = [
  '[click](command:workbench.action.quit)',
  '<img src=x onerror=alert(1)>',
  '<command:foo> <https://evil.example>',
  'https://evil.example/x www.evil.example //evil.example',
  'me@evil.example mailto:me@evil.example /@+.0',
  '**bold** __under__ _em_ ~~gone~~ `code` ``',
  '# heading',
  '1. list',
  '- list',
  '> quote',
  '--- \\',
  'a | b || c \\| d',
  '![x](y) [ref][1] [^1] $x$ $$y$$',
  '&lt;b&gt; &#60; &amp; & a&b',
  '<!-- sitrep:end timeline -->',
  '```mermaid',
  '~~~',
  ':::mermaid',
  '=== === snake_case _a_b_ 2*3*4',
];

describe('Markdown of any text', () => {
  for (const text of hostile) {
    it(`shows ${JSON.stringify(text)} as it is`, () => {
      assert.deepEqual(rendered(inline(text)), { text, tags: ['p'] });
    });
  }

  it('shows any text as it is, in a paragraph and in a table cell', () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile, '|', '\\', '`', '\n', '<', '*', '_', '[', ']('),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = plainLine(pieces.join(''));
        assert.deepEqual(rendered(inline(text)), { text, tags: text === '' ? [] : ['p'] });
        const inTable = table(['A', 'B'], [[inline(text), 'end']]);
        assert.deepEqual(rendered(inTable).tags, 'table thead tr th th tbody tr td td'.split(' '));
        const cell = /<td>(.*?)<\/td>/s.exec(renderer.render(inTable))?.[1];
        assert.equal(textOf(cell ?? ''), text);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes control sequences away and names what turns the reading direction', () => {
    assert.equal(
      plainLine('\u001b[31mred\u001b[0m\u0007 \u001b]8;;http://x\u0007link\u001b]8;;\u0007\n\tnext\u0000'),
      'red link next',
    );
    assert.equal(plainLine('invoice\u202egpj.exe'), 'invoice⟨U+202E⟩gpj.exe');
    assert.equal(plainLine('a\u200bb\ud800'), 'ab\ufffd');
  });

  it('keeps the lines of what a person said, and nothing but a quotation comes of it', () => {
    const markdown = quote('It fails.\n# really\n\n- since <b>8</b>');
    assert.deepEqual([...new Set(rendered(markdown).tags)], ['blockquote', 'p']);
  });

  it('shows code letter by letter, also back-ticks', () => {
    assert.deepEqual(rendered(codeSpan('a `` b`')), { text: 'a `` b`', tags: ['p', 'code'] });
  });

  it('links only to files of the incident and to the web', () => {
    assert.equal(fileLink('x', 'evidence/a b(1).log'), '[x](evidence/a%20b%281%29.log)');
    assert.equal(fileLink('x', '../../etc/passwd'), 'x');
    assert.equal(fileLink('x', 'command:quit'), '[x](command%3Aquit)');
    assert.equal(webLink('x', 'https://example.com/1?a=>b'), '[x](<https://example.com/1?a=%3Eb>)');
    assert.deepEqual(rendered(webLink('x', 'javascript:alert(1)')).tags, ['p']);
    assert.deepEqual(rendered(webLink('x', 'command:quit')).tags, ['p']);
  });

  it('links an e-mail address, and nothing that only looks like one', () => {
    assert.equal(mailLink('it@example.com'), '<it@example.com>');
    for (const text of ['it@example.com> [x](command:quit)', 'javascript:x@y.z0', '/@+.0']) {
      assert.deepEqual(rendered(mailLink(text)), { text, tags: ['p'] });
    }
  });

  it('leaves nothing in a chart that has a meaning there', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom(...hostile)),
        (text) => {
          assert.doesNotMatch(mermaidText(text), /[:;#%"'`<>[\]{}\\|&$*_~\n]|--/);
        },
      ),
    );
    assert.equal(mermaidText('Deploy: 100% "ok"; see #12 %% note'), 'Deploy∶ 100 ’ok’, see 12 note');
    assert.equal(mermaidText('x'.repeat(80)).length, 60);
    assert.equal(mermaidText('x'.repeat(60)), 'x'.repeat(60));
    assert.equal(mermaidText('x'.repeat(61)), `${'x'.repeat(59)}…`);
    assert.equal(mermaidText('їжак '.repeat(10_000)), `${'їжак '.repeat(12).slice(0, 59)}…`);
    // One letter of forty thousand marks is no letter that a person writes.
    assert.ok(mermaidText(`a${'\u0301'.repeat(40_000)}`).length < 2500);
  });
});
