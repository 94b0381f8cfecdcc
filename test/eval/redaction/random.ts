/** Characters that the formats below are made of. */
export const alphabets = {
  hex: '0123456789abcdef',
  upperHex: '0123456789ABCDEF',
  digit: '0123456789',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  lowerDigit: 'abcdefghijklmnopqrstuvwxyz0123456789',
  upperDigit: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  base32: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  word: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
  base64: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
} as const;

export type Alphabet = keyof typeof alphabets;

/** A source of numbers in [0, 1) that gives the same row for the same seed: mulberry32, by Tommy Ettinger. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes parts of credentials: `some('hex', 32)`. Letters end each part, so that no format depends on a lucky ending. */
export class Parts {
  constructor(private readonly random: () => number) {}

  some(alphabet: Alphabet, length: number): string {
    const characters = alphabets[alphabet];
    const last = characters.replace(/[-_+/]/g, '');
    return Array.from({ length }, (_, at) => this.one(at === length - 1 ? last : characters)).join('');
  }

  /** A password as a person or a generator makes it: letters, digits and the signs that such passwords have. */
  password(): string {
    return `${this.some('word', 5)}${this.one('!#$%*+.^~')}${this.some('word', 4)}${this.one('!$*^_-')}${this.some('digit', 2)}`;
  }

  uuid(): string {
    return [8, 4, 4, 4, 12].map((length) => this.some('hex', length)).join('-');
  }

  /** Bytes in base64, padded. */
  base64Of(bytes: number): string {
    return Buffer.from(Array.from({ length: bytes }, () => Math.floor(this.random() * 256))).toString(
      'base64',
    );
  }

  one(characters: string): string {
    return characters.charAt(Math.floor(this.random() * characters.length));
  }
}
