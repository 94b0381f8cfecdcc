import type { DetailField } from '../../incident/details.ts';
import type { Language } from '../../time/instants.ts';

type Question = Readonly<Record<Language, string>>;

/** What a client is asked for each detail that is still unknown. The others are not theirs to answer. */
export const questions: Partial<Record<DetailField, Question>> = {
  'what-happens': {
    en: 'What exactly happens, and what does the message on the screen say?',
    uk: 'Що саме відбувається і що написано на екрані?',
  },
  expected: { en: 'What should have happened instead?', uk: 'Що мало б відбутися натомість?' },
  started: { en: 'When did you first see it?', uk: 'Коли ви побачили це вперше?' },
  where: {
    en: 'On which page, file or account does it happen? A link helps.',
    uk: 'На якій сторінці, в якому файлі чи обліковому записі це видно? Допоможе посилання.',
  },
  affected: {
    en: 'Who is affected, and how many people?',
    uk: 'Кого це стосується і скільки це людей?',
  },
  'business-stopped': {
    en: 'Which part of your work stands still because of it?',
    uk: 'Яка частина вашої роботи через це стоїть?',
  },
  'time-sensitive': {
    en: 'Is there a date or an hour by which you need it?',
    uk: 'До якого дня чи години вам це потрібно?',
  },
  'fixed-means': {
    en: 'How will you see that it works again?',
    uk: 'Як ви побачите, що все знову працює?',
  },
  steps: {
    en: 'Which steps lead to it, one after the other?',
    uk: 'Які кроки до цього ведуть, один за одним?',
  },
  reach: {
    en: 'How and where do we reach you best today?',
    uk: "Як із вами сьогодні найзручніше зв'язатися?",
  },
  'anything-else': {
    en: 'Is there anything else that we should know?',
    uk: 'Чи варто нам знати щось іще?',
  },
};
