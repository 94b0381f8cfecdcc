import assert from 'node:assert/strict';
import { faults } from './texts.ts';

describe('faults of a translation', () => {
  const found = (english: string, ukrainian: string): number => faults(english, ukrainian).length;

  it('has none for a good one', () => {
    assert.equal(found('{0} of {1} kept', 'дотримано {0} з {1}'), 0);
    assert.equal(found('{0} %', '{0} %'), 0);
    assert.equal(found('[Start](command:sitrep.start)', '[Почати](command:sitrep.start)'), 0);
  });

  it('finds a lost value, a lost link, English left in and a letter from elsewhere', () => {
    assert.equal(found('{0} of {1}', '{0} з усіх'), 1);
    assert.equal(found('[Start](command:sitrep.start)', 'Почати'), 1);
    assert.equal(found('Next update', 'Next update'), 3);
    assert.equal(found('Next update', 'Наступний update'), 1);
    assert.equal(found('was', 'был'), 1);
    assert.equal(found('Your name', "Ваше ім'я"), 1);
  });
});
