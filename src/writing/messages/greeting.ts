import type { ClientContact } from '../../config/config.ts';
import type { Language } from '../../time/instants.ts';
import { inSentence, oneLine } from './clean.ts';

export interface Addressee {
  readonly language: Language;
  /** What was noted as the person who called, in anybody's words. */
  readonly caller: string | undefined;
  /** The person at the client whom the team named. */
  readonly contact: ClientContact | undefined;
  /** Name of the client, which is nobody's own. */
  readonly client: string | undefined;
}

/** The name of the person at the client who is written to; undefined where none is plainly one. */
export function contactName({ caller, contact, client }: Addressee): string | undefined {
  if (caller !== undefined) return plainName(caller, client);
  const name = inSentence(contact?.name ?? '');
  return name === '' ? undefined : name;
}

/**
 * The first line of a letter. The team's own salutation goes only to the person it is for. Ukrainian needs the vocative,
 * which nobody can make of a name with certainty, so that without a salutation of the team's nobody is named.
 */
export function greetingOf(addressee: Addressee): string {
  const { language, caller, contact } = addressee;
  const name = contactName(addressee);
  const salutation = oneLine(contact?.greeting ?? '');
  const isContact = caller === undefined || (name !== undefined && isSame(name, contact?.name ?? ''));
  if (salutation !== '' && isContact) return salutation;
  return greetings[language](name);
}

const greetings: Readonly<Record<Language, (name: string | undefined) => string>> = {
  en: (name) => (name === undefined || !/^\p{Script=Latin}/u.test(name) ? 'Hello,' : `Dear ${name},`),
  uk: () => 'Добрий день!',
};

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === inSentence(right).toLowerCase();
}

const namePart = "\\p{Lu}[\\p{L}'’ʼ-]*\\p{Ll}[\\p{L}'’ʼ-]*";
const nameForm = new RegExp(
  `^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? )?${namePart}(?: (?:(?:van|von|de|der|den|da|di|la|le|al|bin) ){0,2}${namePart}){0,2}$`,
  'u',
);

/** Capitalized words that stand where a name could, but name a place, a role or nobody. */
const noNames = new Set(
  (
    'accounting accounts admin administrator agency anonymous assistant bank boss bookkeeping branch buyer caller ' +
    'cashier chief client clerk colleague company customer customers department desk developer devops director ' +
    'everybody everyone finance front guest head help helpdesk hotline house in it kitchen logistics management ' +
    'manager marketing nobody office operations operator owner partner phone procurement production reception ' +
    'receptionist sales secretary security service shop shift somebody someone staff store supervisor support team ' +
    'the their they unknown user users warehouse webmaster website ' +
    'адміністратор бухгалтер бухгалтерія відділ директор директорка клієнт клієнтка крамниця магазин менеджер ' +
    'менеджерка невідомо офіс підтримка продавець рецепція склад хтось'
  ).split(' '),
);

/** The text where it is plainly a person's name and nothing else. */
export function plainName(text: string, client: string | undefined): string | undefined {
  const name = inSentence(text);
  if (!nameForm.test(name)) return undefined;
  const others = new Set((client ?? '').toLowerCase().split(/\s+/u));
  const words = name.toLowerCase().split(/\s+/u);
  return words.some((word) => noNames.has(word) || others.has(word)) ? undefined : name;
}
